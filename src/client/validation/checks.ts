import type { Answer } from '../answer.js';
import type { CallState } from '../call-state.js';
import type { Contract } from './contract.js';
import type { Problem } from './problems.js';

/** A request as it is sent. */
export interface Request {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly body?: string | FormData | undefined;
}

type Seen = Pick<Answer, 'status' | 'headers'>;
type Called = Pick<CallState, 'id' | 'operation'>;

/** What is wrong with the path, the query and the body of a request. */
export function requestProblems(contract: Contract, call: Called, { path, query, body }: Request): readonly Problem[] {
  const { id, operation } = call;
  const { parameters = {} } = contract.operations[id] ?? {};
  const given = Object.entries({ ...path, ...query }).filter(([, value]) => isSent(value));
  const problems = contract.check(parameters, Object.fromEntries(given), 'parameter ');
  if (body !== undefined)
    return [...problems, ...bodyProblems(contract, id, typeof body === 'string' ? JSON.parse(body) : body, 'body ')];
  return operation.body?.required ? [...problems, problem('body', 'is required')] : problems;
}

/** What is wrong with a body: a JSON value, or a form. */
export function bodyProblems(contract: Contract, id: string, body: unknown, at?: string): readonly Problem[] {
  const value = body instanceof FormData ? Object.fromEntries(body) : body;
  return contract.check(contract.operations[id]?.body ?? {}, value, at);
}

/** What is wrong with an answer. What a gateway may have sent is held against the contract only if it is JSON. */
export function answerProblems(contract: Contract, call: Called, answer: Seen, text: string): readonly Problem[] {
  const { id, operation } = call;
  const { status, headers } = answer;
  if (!operation.statuses.includes(status))
    return [problem('status', `must be one of ${operation.statuses.join(', ')}`)];
  const schemas = contract.operations[id]?.answers[status] ?? {};
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const types = Object.keys(schemas);
  const { [type]: schema } = schemas;
  if (!schema)
    return types.length === 0 || status === 429 || status >= 500
      ? []
      : [problem('content-type', `must be ${types.join(' or ')}`)];
  if (type !== 'application/json') return [];
  try {
    return contract.check(schema, JSON.parse(text), 'body ');
  } catch (error) {
    if (error instanceof SyntaxError) return [problem('body', 'must be JSON')];
    throw error;
  }
}

/** As the query is written: these are left out. */
const isSent = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

const problem = (pointer: string, message: string): Problem => ({ pointer, message, keyword: '' });
