import type { ResponseMessage } from '../../core/message.js';
import type { Problem } from '../../core/refusal.js';
import { rule } from '../../core/rules.js';
import { badRequest, refused } from '../envelope.js';

type Of<Kind extends Problem['kind']> = Extract<Problem, { kind: Kind }>;

const SHOWN = 100;

/** How requests are answered that are no call of an operation. */
export const refusalRules = {
  unknownRoute: rule({ claims: ['TK-ERR-01', 'TK-ERR-05'], assumes: ['INF-01', 'INF-04'] }, (): ResponseMessage =>
    refused(404, 'NotFound'),
  ),
  insecureUrl: rule({ assumes: ['INF-24'] }, (): ResponseMessage =>
    badRequest('The URL must begin with https: (http: is for loopback hosts only).'),
  ),
  malformedPath: rule(
    { claims: ['TK-ERR-04'], assumes: ['INF-25'] },
    ({ segment }: Of<'malformed-path'>): ResponseMessage =>
      badRequest(
        `The path segment "${segment.slice(0, SHOWN)}" is not percent-encoded text, or it holds a NUL character.`,
      ),
  ),
  throttled: rule(
    { claims: ['TK-ERR-07', 'TK-THR-01', 'TK-THR-02'], assumes: ['INF-01', 'INF-Q01', 'INF-Q23'] },
    (): ResponseMessage => refused(429, 'Too Many Requests'),
  ),
  wrongContentType: rule(
    { claims: ['TK-GEN-10', 'TK-ERR-04'], assumes: ['INF-Q27'] },
    ({ expected, got }: Of<'content-type'>): ResponseMessage =>
      badRequest(`The header Content-Type must be ${expected}, not "${got.slice(0, SHOWN)}".`),
  ),
  bodyTooLarge: rule(
    { claims: ['TK-ERR-04'], assumes: ['INF-26'] },
    ({ limitBytes, gotBytes }: Of<'too-large'>): ResponseMessage =>
      badRequest(`The body has ${String(gotBytes)} bytes; the emulator takes at most ${String(limitBytes)}.`),
  ),
  malformedJson: rule(
    { claims: ['TK-ERR-04'], assumes: ['INF-Q27'] },
    ({ detail }: Of<'malformed-json'>): ResponseMessage =>
      badRequest(`The body is not JSON: ${detail.slice(0, 2 * SHOWN)}`),
  ),
  malformedForm: rule(
    { claims: ['TK-ERR-04'], assumes: ['INF-Q27'] },
    ({ detail }: Of<'malformed-form'>): ResponseMessage =>
      badRequest(`The form cannot be read: ${detail.slice(0, 2 * SHOWN)}.`),
  ),
  malformedBody: rule({ claims: ['TK-ERR-04'], assumes: ['INF-Q27'] }, (): ResponseMessage =>
    badRequest('The body must be a JSON object.'),
  ),
  missingParameter: rule(
    {
      claims: [
        'TK-ERR-04',
        'TK-SITE-02',
        'TK-SITE-03',
        'TK-SITE-04',
        'TK-CLAIM-01',
        'TK-METRIC-01',
        'TK-REWARD-01',
        'TK-LOYALTY-10',
      ],
      assumes: ['INF-Q02'],
    },
    (name: string): ResponseMessage => badRequest(`\`${name}\` is required`),
  ),
  /** Worded as the refusal of a channel is. */
  invalidParameter: rule({ claims: ['TK-ERR-04'], assumes: ['INF-27'] }, (name: string): ResponseMessage =>
    badRequest(`\`${name}\` is invalid`),
  ),
};
