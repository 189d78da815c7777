import type { Issue } from '../../contract/issue.js';
import { tokensOf, valueAt } from '../../contract/json-pointer.js';
import type { ResponseMessage } from '../core/message.js';
import { Refusal, type Problem } from '../core/refusal.js';
import type { TalkableExchange } from './exchange.js';

/** How a kind of issue is told; the first kind that any issue of a request belongs to is the one that is told. */
interface Kind {
  fits(issue: Issue, operationId: string): boolean;
  tell(issue: Issue, exchange: TalkableExchange): ResponseMessage;
}

const isAt = (issue: Issue, place: Issue['in'], field: string | RegExp): boolean =>
  issue.in === place && (typeof field === 'string' ? issue.field === field : field.test(issue.field));

const isWrong = (issue: Issue): boolean => issue.rule !== 'required';

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

const kinds: readonly Kind[] = [
  { fits: (issue) => isAt(issue, 'body', '') && isWrong(issue), tell: (_, { use }) => use('malformedBody')() },
  {
    fits: (issue, id) => id === 'createOrigin' && isAt(issue, 'body', '/type') && isWrong(issue),
    tell: (_, { use }) => use('wrongType')(),
  },
  {
    fits: (issue, id) => id === 'upsertPerson' && issue.rule === 'additionalProperties',
    tell: (issue, { use }) => use('unpermittedParameter')(/"(.*)"$/s.exec(issue.message)?.[1] ?? ''),
  },
  {
    fits: (issue) => isAt(issue, 'body', '/recipients') && !isWrong(issue),
    tell: (_, { use }) => use('missingRecipients')(),
  },
  { fits: (issue) => isAt(issue, 'body', '/channel') && isWrong(issue), tell: (_, { use }) => use('wrongChannel')() },
  {
    fits: (issue) => isAt(issue, 'body', '/data/email') && isWrong(issue),
    tell: (_, { operation, use }) =>
      use(operation?.id === 'createAffiliateMember' ? 'invalidMemberEmail' : 'invalidEmail')(),
  },
  {
    fits: (issue) => isAt(issue, 'query', 'advocate_email') && isWrong(issue),
    tell: (_, { use }) => use('invalidAdvocateEmail')(),
  },
  {
    fits: (issue) => isAt(issue, 'query', 'friend_email') && isWrong(issue),
    tell: (_, { use }) => use('invalidFriendEmail')(),
  },
  {
    fits: (issue) => /sharing_channels(\[\])?\/\d+$/.test(issue.field) && issue.rule === 'not',
    tell: (issue, exchange) => exchange.use('refusedChannel')(valueOf(issue, exchange)),
  },
  { fits: (issue) => isAt(issue, 'query', 'segment_by[period]'), tell: (_, { use }) => use('unsupportedPeriod')() },
  {
    fits: (issue) => isAt(issue, 'body', /^\/data\/member_dates(\/|$)/),
    tell: (_, { use }) => use('badMemberDates')(),
  },
  { fits: (issue, id) => id === 'getAsset' && issue.in === 'path', tell: (_, { use }) => use('unknownAsset')() },
  {
    fits: (issue, id) => id === 'trackVisit' && issue.in === 'path',
    tell: (_, { use }) => use('unknownVisitorOffer')(),
  },
  { fits: (issue) => !isWrong(issue), tell: (issue, { use }) => use('missingParameter')(nameOf(issue)) },
  { fits: () => true, tell: (issue, { use }) => use('invalidParameter')(nameOf(issue)) },
];

function tellIssues(issues: readonly Issue[], exchange: TalkableExchange): ResponseMessage {
  for (const kind of kinds) {
    const issue = issues.find((candidate) => kind.fits(candidate, exchange.operation?.id ?? ''));
    if (issue) return kind.tell(issue, exchange);
  }
  throw new Error('A request without issues is not refused.');
}

function answerTo(problem: Problem, exchange: TalkableExchange): ResponseMessage {
  switch (problem.kind) {
    case 'unknown-path':
    case 'undeclared-method':
      return exchange.use('unknownRoute')();
    case 'malformed-path':
      return exchange.use('malformedPath')(problem);
    case 'insecure-url':
      return exchange.use('insecureUrl')();
    case 'rate-limited':
      return exchange.use('throttled')();
    case 'content-type':
      return exchange.use('wrongContentType')(problem);
    case 'too-large':
      return exchange.use('bodyTooLarge')(problem);
    case 'malformed-json':
      return exchange.use('malformedJson')(problem);
    case 'malformed-form':
      return exchange.use('malformedForm')(problem);
    case 'invalid':
      return tellIssues(problem.issues, exchange);
  }
}

/** The answer to what the core found wrong with a request. */
export const refuse = (problem: Problem, exchange: TalkableExchange): Refusal =>
  new Refusal(answerTo(problem, exchange));
