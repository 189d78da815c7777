import type { Issue } from '../../contract/issue.js';
import type { ResponseMessage } from '../core/message.js';
import { Refusal, type Problem } from '../core/refusal.js';
import type { TalkJSExchange } from './exchange.js';
import { invalidUsers } from './invalid-users.js';

type IssueRule =
  | 'unknownVersion'
  | 'badLimit'
  | 'badListArgument'
  | 'badCustom'
  | 'badMessageArray'
  | 'badMessage'
  | 'badMessageAmongOthers'
  | 'badBatch'
  | 'badArgument';

const isAboutCustom = (issue: Issue): boolean => issue.in === 'body' && /(^|\/)custom(\/|$)/.test(issue.field);

/** The rule that refuses an issue: each leans on its own decision. */
function ruleFor(issue: Issue, { operation, body }: TalkJSExchange): IssueRule {
  if (issue.in === 'header') return 'unknownVersion';
  if (issue.in === 'query') return issue.field === 'limit' ? 'badLimit' : 'badListArgument';
  if (operation?.id === 'batch') return 'badBatch';
  if (isAboutCustom(issue)) return 'badCustom';
  if (operation?.id !== 'sendMessages') return 'badArgument';
  if (issue.field === '') return 'badMessageArray';
  return Array.isArray(body) && body.length > 1 ? 'badMessageAmongOthers' : 'badMessage';
}

function refuseIssues(issues: readonly Issue[], exchange: TalkJSExchange): ResponseMessage {
  const [first] = issues;
  const users = exchange.operation?.id === 'upsertUsers' ? invalidUsers(issues) : undefined;
  if (users) return exchange.use('badUsers')(users);
  if (!first) throw new Error('A request without issues is not refused.');
  return exchange.use(ruleFor(first, exchange))(issues);
}

function answerTo(problem: Problem, exchange: TalkJSExchange): ResponseMessage {
  switch (problem.kind) {
    case 'unknown-path':
    case 'undeclared-method':
      return exchange.use('unknownRoute')();
    case 'malformed-path':
      return exchange.use('malformedPath')(problem);
    case 'insecure-url':
      return exchange.use('insecureUrl')();
    case 'rate-limited':
      return exchange.use('rateLimitExceeded')(problem);
    case 'content-type':
      return exchange.use(exchange.operation?.id === 'uploadFile' ? 'fileNotMultipart' : 'wrongContentType')(problem);
    case 'too-large':
      return exchange.use('bodyTooLarge')(problem);
    case 'malformed-json':
      return exchange.use('malformedJson')(problem);
    case 'malformed-form':
      return exchange.use('malformedForm')(problem);
    case 'invalid':
      return refuseIssues(problem.issues, exchange);
  }
}

/** The answer to what the core found wrong with a request. */
export const refuse = (problem: Problem, exchange: TalkJSExchange): Refusal =>
  new Refusal(answerTo(problem, exchange));
