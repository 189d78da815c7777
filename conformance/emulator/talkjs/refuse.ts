import type { Issue } from '../../contract/issue.js';
import { json } from '../core/message.js';
import { Refusal, type Problem } from '../core/refusal.js';
import { badFields, badRequest, noRoute, refusal } from './answers.js';
import type { TalkJSExchange } from './exchange.js';
import { reasonsByField, reasonsByUser } from './reasons.js';
import { refuseMessages } from './refuse-messages.js';

const isAboutCustom = (issue: Issue): boolean => issue.in === 'body' && /(^|\/)custom(\/|$)/.test(issue.field);

/** Notes the guess that a call with this issue is refused at all. */
function noteGuess(issue: Issue, { operation, lean }: TalkJSExchange): void {
  if (issue.in === 'header') lean('ED-09');
  else if (issue.in === 'query') lean(issue.field === 'limit' ? 'ED-06' : 'ED-08');
  else if (operation?.id === 'batch') lean('ED-29');
  else if (isAboutCustom(issue)) lean('ED-10');
  else if (operation?.id === 'sendMessages' && issue.field === '') lean('ED-15');
}

function refuseIssues(issues: readonly Issue[], exchange: TalkJSExchange): Refusal {
  const [first] = issues;
  if (!first) throw new Error('A request without issues is not refused.');
  const { operation, body } = exchange;
  const users = operation?.id === 'upsertUsers' ? reasonsByUser(issues) : undefined;
  if (users) return new Refusal(json(400, users));
  noteGuess(first, exchange);
  if (operation?.id === 'sendMessages' && first.in === 'body' && first.field !== '' && Array.isArray(body))
    return refuseMessages(issues, body.length, exchange);
  return badFields(exchange, reasonsByField(issues));
}

function refuseMethod({ request, decide }: TalkJSExchange): Refusal {
  if (request.method === 'OPTIONS' && decide('optionsRequest') === 'no-content')
    return new Refusal({ status: 204, headers: { 'access-control-allow-origin': '*' }, body: '' });
  if (decide('undeclaredMethod') === 'not-found') return noRoute();
  return refusal(405, 'METHOD_NOT_ALLOWED', ['The path does not have this method.']);
}

/** The answer to what the core found wrong with a request. */
export function refuse(problem: Problem, exchange: TalkJSExchange): Refusal {
  const { lean, decide, request } = exchange;
  switch (problem.kind) {
    case 'unknown-path':
      lean('ED-03');
      lean('TJ-ERR-09');
      return noRoute();
    case 'undeclared-method':
      return refuseMethod(exchange);
    case 'malformed-path':
      if (decide('malformedPath') === 'not-found') return noRoute();
      return badRequest(
        `The path segment "${problem.segment.slice(0, 100)}" is not percent-encoded text, or holds a NUL character.`,
      );
    case 'insecure-url':
      if (decide('plainHttp') === 'refuse')
        return badRequest('The URL must begin with https: (http: is for loopback hosts only).');
      return new Refusal({
        status: 301,
        headers: { location: `https://${request.hostname}${request.path}${request.query && `?${request.query}`}` },
        body: '',
      });
    case 'rate-limited':
      return refusal(429, 'TOO_MANY_REQUESTS', [`The rate limit "${problem.bucket}" of this app is exceeded.`]);
    case 'content-type':
      if (exchange.operation?.id !== 'uploadFile') lean('ED-04');
      return badRequest(`The header Content-Type must be ${problem.expected}, not "${problem.got.slice(0, 100)}".`);
    case 'too-large':
      lean('ED-34');
      return badRequest(
        `The body has ${String(problem.gotBytes)} bytes; at most ${String(problem.limitBytes)} are accepted.`,
      );
    case 'malformed-json':
      lean('ED-05');
      return badRequest(`The body is not JSON: ${problem.detail.slice(0, 200)}`);
    case 'malformed-form':
      return badRequest(`The form cannot be read: ${problem.detail.slice(0, 200)}.`);
    case 'invalid':
      return refuseIssues(problem.issues, exchange);
  }
}
