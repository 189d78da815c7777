import type { Issue } from '../../../contract/issue.js';
import { json, type ResponseMessage } from '../../core/message.js';
import type { Problem } from '../../core/refusal.js';
import { rule } from '../../core/rules.js';
import { badRequest, refused } from '../answers.js';
import type { UserErrors } from '../invalid-users.js';
import { reasonsFrom } from '../reasons.js';

type Of<Kind extends Problem['kind']> = Extract<Problem, { kind: Kind }>;

const becauseOf = (issues: readonly Issue[]): ResponseMessage => badRequest(reasonsFrom(issues));

const ignore = (names: readonly string[]): undefined => {
  void names;
};

/** How requests are answered that never reach a handler. */
export const refusalRules = {
  unknownApp: rule({ claims: ['TJ-ERR-03'], assumes: ['TJ-AUTH-16', 'TJ-ERR-11', 'ED-02'] }, (): ResponseMessage => ({
    status: 404,
    headers: {},
    body: 'Not found.',
    value: 'Not found.',
  })),
  unknownRoute: rule({ claims: ['TJ-ERR-03'], assumes: ['TJ-ERR-09', 'TJ-ERR-10', 'ED-03'] }, (): ResponseMessage =>
    json(404, 'Not found'),
  ),
  insecureUrl: rule({ claims: ['TJ-GEN-02'], assumes: ['ED-31'] }, (): ResponseMessage =>
    badRequest(['The URL must begin with https: (http: is for loopback hosts only).']),
  ),
  malformedPath: rule(
    { claims: ['TJ-GEN-10'], assumes: ['ED-33'] },
    ({ segment }: Of<'malformed-path'>): ResponseMessage =>
      badRequest([
        `The path segment "${segment.slice(0, 100)}" is not percent-encoded text, or it holds a NUL character.`,
      ]),
  ),
  rateLimitExceeded: rule(
    { claims: ['TJ-ERR-05', 'TJ-RATE-01', 'TJ-RATE-02', 'TJ-RATE-03', 'TJ-RATE-04'] },
    ({ bucket }: Of<'rate-limited'>): ResponseMessage =>
      refused(429, 'TOO_MANY_REQUESTS', [`The rate limit "${bucket}" of this app is exceeded.`]),
  ),
  wrongContentType: rule(
    { claims: ['TJ-GEN-03'], assumes: ['ED-04'] },
    ({ expected, got }: Of<'content-type'>): ResponseMessage =>
      badRequest([`The header Content-Type must be ${expected}, not "${got.slice(0, 100)}".`]),
  ),
  fileNotMultipart: rule(
    { claims: ['TJ-FIL-01', 'TJ-FIL-14'] },
    ({ expected, got }: Of<'content-type'>): ResponseMessage =>
      badRequest([`The header Content-Type must be ${expected}, not "${got.slice(0, 100)}".`]),
  ),
  bodyTooLarge: rule(
    { claims: [], assumes: ['ED-34'] },
    ({ limitBytes, gotBytes }: Of<'too-large'>): ResponseMessage =>
      badRequest([`The body has ${String(gotBytes)} bytes; at most ${String(limitBytes)} are accepted.`]),
  ),
  malformedJson: rule(
    { claims: ['TJ-ERR-01'], assumes: ['ED-05'] },
    ({ detail }: Of<'malformed-json'>): ResponseMessage =>
      badRequest([`The body is not JSON: ${detail.slice(0, 200)}`]),
  ),
  malformedForm: rule({ claims: ['TJ-FIL-04'] }, ({ detail }: Of<'malformed-form'>): ResponseMessage =>
    badRequest([`The form cannot be read: ${detail.slice(0, 200)}.`]),
  ),
  /** Names that the contract does not know, in the query or in a body: an answer that refuses them, or `undefined` to ignore them. */
  unknownQueryParameters: rule({ assumes: ['ED-32'] }, (names: readonly string[]): ResponseMessage | undefined =>
    ignore(names),
  ),
  unknownFields: rule({ assumes: ['ED-13'] }, (names: readonly string[]): ResponseMessage | undefined =>
    ignore(names),
  ),
  unknownVersion: rule({ claims: ['TJ-VER-01'], assumes: ['ED-09'] }, becauseOf),
  badListArgument: rule({ claims: ['TJ-ERR-01'], assumes: ['ED-08'] }, becauseOf),
  badCustom: rule({ claims: ['TJ-USR-09', 'TJ-CNV-05', 'TJ-MSG-12', 'TJ-EDT-16'], assumes: ['ED-10'] }, becauseOf),
  badMessageArray: rule({ claims: ['TJ-MSG-01', 'TJ-MSG-02'], assumes: ['ED-15'] }, becauseOf),
  badMessage: rule({ claims: ['TJ-MSG-06', 'TJ-MSG-08', 'TJ-MSG-10', 'TJ-MSG-25', 'TJ-MSG-28'] }, becauseOf),
  /** One bad message among others: none is sent. */
  badMessageAmongOthers: rule({ claims: ['TJ-MSG-06', 'TJ-MSG-08', 'TJ-MSG-10'], assumes: ['ED-16'] }, becauseOf),
  badBatch: rule({ claims: ['TJ-BAT-01', 'TJ-BAT-02'], assumes: ['ED-29'] }, becauseOf),
  badUsers: rule({ claims: ['TJ-USR-27', 'TJ-USR-28'] }, (errors: UserErrors): ResponseMessage => json(400, errors)),
  badArgument: rule({ claims: ['TJ-ERR-01'] }, becauseOf),
};
