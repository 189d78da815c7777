import type { Issue } from '../../contract/issue.js';
import { tokensOf, valueAt } from '../../contract/json-pointer.js';
import { Refusal, type Problem } from '../core/refusal.js';
import * as answers from './answers.js';
import type { OperationId, TalkableExchange } from './exchange.js';

const SHOWN = 100;

/** A kind of issue, by its place and rule, and how it is told. */
interface Kind {
  readonly of?: OperationId;
  readonly in?: Issue['in'];
  readonly at?: RegExp;
  readonly rule?: RegExp;
  readonly tell: (issue: Issue, exchange: TalkableExchange) => Refusal;
}

/** Anything but a property that is missing. */
const WRONG = /^(?!required$)/;

/** The name by which a message calls what an issue is about. */
function nameOf(issue: Issue): string {
  if (issue.in !== 'body') return issue.field.split('/', 1)[0] ?? '';
  const [first, second] = tokensOf(issue.field);
  return (first === 'data' ? (second ?? first) : first) ?? 'body';
}

/** The value that an issue is about, such as a channel among several. */
function valueOf(issue: Issue, { body, query }: TalkableExchange): string {
  if (issue.in === 'body') return String(valueAt(body, issue.field));
  const [name = '', index = '0'] = issue.field.split('/');
  return query.getAll(name)[Number(index)] ?? '';
}

function malformedBody(message: string, { lean }: TalkableExchange): Refusal {
  lean('INF-Q27');
  return answers.badRequest(message);
}

/** In the words of an affiliate member, on the operations for which no source shows them. */
const emailInvalid = ({ decide }: TalkableExchange): Refusal =>
  decide('invalidParameter') === 'named' ? answers.emailInvalid() : answers.badRequest('Email is invalid');

/** The first kind that any issue of a request belongs to is the one that is told. */
const KINDS: readonly Kind[] = [
  {
    in: 'body',
    at: /^$/,
    rule: WRONG,
    tell: (_, exchange) => malformedBody('The body must be a JSON object.', exchange),
  },
  { of: 'createOrigin', at: /^\/type$/, rule: WRONG, tell: answers.wrongType },
  {
    of: 'upsertPerson',
    rule: /^additionalProperties$/,
    tell: ({ message }) => answers.unpermitted(/"(.*)"$/s.exec(message)?.[1] ?? ''),
  },
  { at: /^\/recipients$/, rule: /^required$/, tell: answers.missingRecipients },
  { at: /^\/channel$/, rule: WRONG, tell: answers.wrongChannel },
  { of: 'createAffiliateMember', at: /^\/data\/email$/, rule: WRONG, tell: answers.emailInvalid },
  { at: /^\/data\/email$/, rule: WRONG, tell: (_, exchange) => emailInvalid(exchange) },
  { at: /^advocate_email$/, rule: WRONG, tell: () => answers.invalidParty('advocate_email') },
  { at: /^friend_email$/, rule: WRONG, tell: () => answers.invalidParty('friend_email') },
  {
    at: /sharing_channels(\[\])?\/\d+$/,
    rule: /^not$/,
    tell: (issue, exchange) => answers.refusedChannel(valueOf(issue, exchange)),
  },
  { at: /^segment_by\[period\]$/, tell: answers.unsupportedPeriod },
  { at: /^\/data\/member_dates(\/|$)/, tell: answers.badMemberDates },
  { of: 'getAsset', in: 'path', tell: answers.noAsset },
  { of: 'trackVisit', in: 'path', tell: answers.noVisitorOffer },
  { rule: /^required$/, tell: (issue, exchange) => answers.missing(exchange, nameOf(issue)) },
  { tell: (issue, exchange) => answers.invalid(exchange, nameOf(issue)) },
];

function tellIssues(issues: readonly Issue[], exchange: TalkableExchange): Refusal {
  for (const kind of KINDS) {
    if (kind.of !== undefined && kind.of !== exchange.operation?.id) continue;
    const issue = issues.find(
      ({ in: place, field, rule }) =>
        (kind.in ?? place) === place && (kind.at?.test(field) ?? true) && (kind.rule?.test(rule) ?? true),
    );
    if (issue) return kind.tell(issue, exchange);
  }
  throw new Error('A request without issues is not refused.');
}

export function refuse(problem: Problem, exchange: TalkableExchange): Refusal {
  const { decide, lean, request } = exchange;
  switch (problem.kind) {
    case 'unknown-path':
    case 'undeclared-method':
      if (request.method === 'OPTIONS' && decide('optionsRequest') === 'no-content')
        return new Refusal({ status: 204, headers: { allow: 'GET, POST, PUT' }, body: '' });
      return answers.unknownRoute(exchange);
    case 'malformed-path': {
      if (decide('malformedPath') === 'not-found') return answers.unknownRoute(exchange);
      const segment = problem.segment.slice(0, SHOWN);
      return answers.badRequest(
        `The path segment "${segment}" is not percent-encoded text, or it holds a NUL character.`,
      );
    }
    case 'insecure-url': {
      if (decide('plainHttp') === 'refuse')
        return answers.badRequest('The URL must begin with https: (http: is for loopback hosts only).');
      const query = request.query === '' ? '' : `?${request.query}`;
      const location = `https://${request.hostname}${request.path}${query}`;
      return new Refusal({ status: 301, headers: { location }, body: '' });
    }
    case 'rate-limited':
      return answers.throttled(exchange);
    case 'content-type':
      return malformedBody(
        `The header Content-Type must be ${problem.expected}, not "${problem.got.slice(0, SHOWN)}".`,
        exchange,
      );
    case 'too-large':
      lean('INF-26');
      return answers.badRequest(
        `The body has ${String(problem.gotBytes)} bytes; the emulator takes at most ${String(problem.limitBytes)}.`,
      );
    case 'malformed-json':
      return malformedBody(`The body is not JSON: ${problem.detail.slice(0, 2 * SHOWN)}`, exchange);
    case 'malformed-form':
      return malformedBody(`The form cannot be read: ${problem.detail.slice(0, 2 * SHOWN)}.`, exchange);
    case 'invalid':
      return tellIssues(problem.issues, exchange);
  }
}
