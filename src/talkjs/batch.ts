import { sortArguments } from '../client/arguments.js';
import { writeBody } from '../client/body.js';
import type { CallOptions } from '../client/call-options.js';
import { asCall, createSettle, type Settled } from '../client/call.js';
import { ResponseError, UsageError } from '../client/errors.js';
import { isRepeatable as isHarmless, withKeys } from '../client/idempotency.js';
import type { OperationTable } from '../client/operation.js';
import type { ClientParts } from '../client/parts.js';
import { fillPath } from '../client/path.js';
import { writeQuery } from '../client/query.js';
import { redact } from '../client/redact.js';
import { operations } from '../../generated/talkjs/operations.js';
import type { Batch, BatchAnswer } from './batch-types.js';

const table: OperationTable = operations;
const { maxItems } = operations.batch.body;
const batchable = new Map(
  Object.entries(table).filter(
    ([id, { server, body }]) => id !== 'batch' && server === undefined && body?.files === undefined,
  ),
);

export function createBatch(parts: ClientParts): Batch {
  const settle = createSettle(parts);
  const send = async (calls: unknown, options: CallOptions): Promise<Settled> => {
    const body = partsOf(calls, parts.drawKey);
    const settled = await settle('batch', { body }, options);
    if (!settled.outcome.ok) return settled;
    return { ...settled, outcome: { ...settled.outcome, data: answersOf(settled, body.length) } };
  };
  const batch = (calls: unknown, options: CallOptions = {}) => asCall(send(calls, options), parts.now);
  return batch as unknown as Batch; // the contract types what the service answers
}

/** A batch as it is sent: the calls are numbered from 1 on. */
function partsOf(calls: unknown, drawKey: () => string): unknown[] {
  if (!Array.isArray(calls)) throw new UsageError('the first argument must be an array of calls', 'batch');
  if (calls.length < 1 || calls.length > maxItems)
    throw new UsageError(`a batch takes 1 to ${maxItems} calls, not ${calls.length}`, 'batch');
  return Array.from(calls, (call: unknown, index) => {
    try {
      return [index + 1, ...partOf(call, drawKey)];
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(`call ${index + 1}: ${error.message}`, 'batch') : error;
    }
  });
}

function partOf(call: unknown, drawKey: () => string): unknown[] {
  const [id, args = {}, ...more] = Array.isArray(call) ? (call as unknown[]) : [];
  if (typeof id !== 'string' || more.length > 0) throw new UsageError('it must be [operation, arguments]');
  const operation = batchable.get(id);
  if (!operation) throw new UsageError(`${id} is not an operation that can be in a batch`);
  const { params, body } = sortArguments(args, operation, id);
  const request = [operation.method, fillPath(operation.path, params.path, id) || '/'];
  // No operation repeats a parameter, and none but a GET has a query: a batch has no place for either (TJ-BAT-04).
  const query = Object.fromEntries(new URLSearchParams(writeQuery(params.query, operation, id)));
  if (operation.method === 'GET') return Object.keys(query).length === 0 ? request : [...request, query];
  if (body === undefined) return request;
  const keyed = withKeys(body, operation, drawKey);
  writeBody(keyed, operation, id); // refuses what is not JSON
  return [...request, keyed];
}

/** What came of each call, by sequence number: the service answers in an order of its own (TJ-BAT-08, TJ-BAT-09). */
function answersOf({ body, outcome: { status }, call }: Settled, count: number): BatchAnswer[] {
  const results: unknown[] = Array.isArray(body) ? body : [];
  return Array.from({ length: count }, (_, index) => {
    const found = results.find((result): result is unknown[] => Array.isArray(result) && result[0] === index + 1);
    const answer = found && answerOf(found, call.secrets);
    if (answer && results.length === count) return answer;
    const search = `looking for call ${index + 1} of ${count} among ${results.length} results`;
    const message = `the service answered ${status}, but not with one usable result for each call: ${search}`;
    throw new ResponseError(message, { operation: 'batch', attempts: call.attempts, status });
  });
}

function answerOf([, status, data]: readonly unknown[], secrets: readonly string[]): BatchAnswer | undefined {
  if (typeof status !== 'number') return undefined;
  if (status < 200 || status > 299) return { ok: false, status, error: redact(data, secrets) };
  if (data === undefined || data === null) return undefined;
  return { ok: true, status, data } as BatchAnswer; // typed by the contract, as the data of any method
}

const patterns = [...batchable.values()].map((operation) => ({
  operation,
  path: new RegExp(`^${operation.path.replace(/\{\w+\}/g, String.raw`(?!(?:\.|%2[eE]){1,2}(?:/|$))[^/?#\\\s]+`)}$`),
}));

/** Whether a batch as it is sent may arrive twice: whether each of its parts may. What is unknown may not. */
export const isRepeatable = (body: unknown): boolean => Array.isArray(body) && body.length > 0 && body.every(isSafe);

function isSafe(part: unknown): boolean {
  const [, method, path, payload]: unknown[] = Array.isArray(part) ? part : [];
  if (typeof method !== 'string' || typeof path !== 'string') return false;
  const pathname = path.split('?', 1)[0] ?? '';
  const row = patterns.find(({ operation, path }) => operation.method === method && path.test(pathname));
  return row !== undefined && isHarmless(payload, row.operation);
}
