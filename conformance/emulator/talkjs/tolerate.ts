import { valueAt } from '../../contract/json-pointer.js';
import type { Contract } from '../../contract/contract.js';
import type { Issue } from '../../contract/issue.js';
import { keywordAt } from '../core/defaults.js';
import { changeAt } from '../core/change-at.js';
import { operationOf, type Tolerate } from '../core/stages.js';
import type { TalkJSDecisions } from './decisions.js';
import type { TalkJSExchange } from './exchange.js';
import type { App } from './state/app.js';

type Values = Record<string, unknown>;

/** The documented bounds of the operation's `limit`. */
function boundsOf(contract: Contract, exchange: TalkJSExchange): { minimum: number; maximum: number } {
  const limit = operationOf(exchange).parameters.find(({ name }) => name === 'limit');
  const bound = (keyword: string): number => Number(limit && keywordAt(contract.document, limit.schema, keyword));
  return { minimum: bound('minimum'), maximum: bound('maximum') };
}

function tolerateLimit(contract: Contract, values: Values, exchange: TalkJSExchange): boolean {
  const limit = values['limit'];
  const choice = exchange.decide('overRangeLimit');
  if (choice === 'refuse' || typeof limit !== 'number') return false;
  const { minimum, maximum } = boundsOf(contract, exchange);
  if (choice === 'honour') return limit >= minimum;
  values['limit'] = Math.min(Math.max(limit, minimum), maximum);
  return true;
}

function tolerateQuery(contract: Contract, issue: Issue, values: Values, exchange: TalkJSExchange): boolean {
  const [name = ''] = issue.field.split('/', 1);
  if (name === 'limit') return tolerateLimit(contract, values, exchange);
  if (exchange.decide('badListArgument') === 'refuse') return false;
  Reflect.deleteProperty(values, name);
  return true;
}

const IN_CUSTOM = /(^|\/)custom\/[^/]+$/;
const CONTACT = /(^|\/)(email|phone)$/;

/** Puts the body right where a decision says so; true when the issue is dealt with. */
function tolerateBody({ field }: Issue, exchange: TalkJSExchange): boolean {
  const { operation, body, decide } = exchange;
  const value = field === '' ? body : valueAt(body, field);
  const id = operation?.id;
  if (id === 'sendMessages' && field === '' && Array.isArray(value) && value.length === 0)
    return decide('emptySend') === 'accept';
  if (IN_CUSTOM.test(field) && (typeof value === 'number' || typeof value === 'boolean'))
    return decide('customValue') === 'to-text' && changeAt(body, field, String(value));
  if ((id === 'upsertUser' || id === 'upsertUsers') && CONTACT.test(field) && typeof value === 'string')
    return decide('emailAsText') === 'accept' && changeAt(body, field, [value]);
  return false;
}

/** Puts up with an issue of the contract where a decision says so. */
export const tolerate =
  (contract: Contract): Tolerate<App, TalkJSDecisions> =>
  (issue, values, exchange) => {
    if (issue.in === 'header') return exchange.decide('unknownVersion') === 'newest';
    if (issue.in === 'query') return tolerateQuery(contract, issue, values, exchange);
    return issue.in === 'body' && tolerateBody(issue, exchange);
  };
