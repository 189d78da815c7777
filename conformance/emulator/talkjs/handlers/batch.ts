import type { BatchOperation, BatchResult } from '../../../../generated/talkjs/types.js';
import { shuffled } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import type { RequestMessage } from '../../core/message.js';
import { badRequest } from '../answers.js';
import { VERSION_HEADER, type Call, type Handler } from '../exchange.js';

function duplicates(numbers: readonly number[]): number[] {
  return [...new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index))];
}

/** A query as the payload of a GET states it, behind one that the path has already. */
function queryOf(path: string, payload: BatchOperation[3]): string {
  const mark = path.indexOf('?');
  const inPath = mark === -1 ? '' : path.slice(mark + 1);
  const given = payload === undefined ? '' : new URLSearchParams(payload as Record<string, string>).toString();
  return [inPath, given].filter((part) => part !== '').join('&');
}

/** The request that an operation of a batch stands for. */
function toRequest([, method, path, payload, options]: BatchOperation, outer: string | undefined): RequestMessage {
  const isGet = method === 'GET';
  const headers: Readonly<Record<string, string | undefined>> = {
    'content-type': 'application/json',
    [VERSION_HEADER]: options?.api_version ?? outer,
  };
  return {
    method,
    protocol: 'https',
    hostname: 'batch',
    path: path.split('?', 1)[0] ?? path,
    query: queryOf(path, isGet ? payload : undefined),
    header: (name) => headers[name],
    body: isGet || payload === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(payload)),
  };
}

function carryOut(call: Call<'batch'>, operation: BatchOperation): BatchResult {
  const { response } = call.runOperation(toRequest(operation, call.version));
  if (response.status !== 200 && call.decide('failedOperation') === 'with-the-batch') throw new Refusal(response);
  return [operation[0], response.status, response.value];
}

/** The operations run in an order of the seed, since no order is promised (TJ-BAT-09). */
export const batch: Handler<'batch'> = (call) => {
  const repeated = duplicates(call.body.map(([sequence]) => sequence));
  if (repeated.length > 0 && call.decide('repeatedNumber') === 'refuse')
    throw badRequest(`Sequence numbers must be unique in the batch: ${repeated.join(', ')}.`);
  const inOrder = shuffled(call.body, call.seed, call.app.sequence, call.body.length);
  const results = inOrder.map((operation) => [operation, carryOut(call, operation)] as const);
  if (call.decide('resultOrder') === 'as-run') return results.map(([, result]) => result);
  const byOperation = new Map(results);
  return call.body.flatMap((operation) => [byOperation.get(operation)].filter((result) => result !== undefined));
};
