import type { Contract } from '../contract/contract.js';
import { valuesAt } from '../contract/json-pointer.js';
import type { Operation } from '../contract/operation.js';
import type { Api } from './api.js';
import { NoAnswer } from './no-answer.js';
import { CLEAN_UP, type Exchange, type Recorder } from './recorder.js';

/** The values a runtime expression yields: `$request.path.id`, `$request.body#/a`, `$response.body#/*` + `/id`. */
function evaluate(expression: string, exchange: Exchange): string[] {
  const [source, pointer = ''] = expression.split('#');
  if (source === '$response.body') return valuesAt(exchange.responseBody, pointer).map(String);
  if (source === '$request.body') return valuesAt(exchange.requestBody, pointer).map(String);
  const name = /^\$request\.path\.(.+)$/.exec(expression)?.[1];
  if (name === undefined) throw new Error(`"${expression}" is no runtime expression that an undo can use.`);
  const value = exchange.parameters[name];
  return value === undefined ? [] : [value];
}

/** The requests that undo an exchange: one per combination of the values its expressions yield. */
function undoRequests(contract: Contract, exchange: Exchange): { operation: Operation; path: string }[] {
  const undo = exchange.operation?.undo;
  if (!undo || exchange.status >= 300) return [];
  const operation = contract.operations.get(undo.operation);
  if (!operation)
    throw new Error(
      `${exchange.operation?.id ?? ''} is undone by "${undo.operation}", which the contract does not have.`,
    );
  const filled = Object.entries(undo.parameters).reduce(
    (paths, [name, expression]) =>
      paths.flatMap((template) =>
        evaluate(expression, exchange).map((value) => template.replaceAll(`{${name}}`, encodeURIComponent(value))),
      ),
    [operation.path],
  );
  return filled.map((path) => ({ operation, path }));
}

/** Undoes what the recorded exchanges made, last first. What is gone already is fine; what stays is a violation. */
export async function undoAll(contract: Contract, recorder: Recorder, api: Api): Promise<void> {
  const seen = new Set<string>();
  for (const exchange of [...recorder.exchanges].reverse()) {
    for (const { operation, path } of undoRequests(contract, exchange)) {
      if (seen.has(path)) continue;
      seen.add(path);
      const status = await undo(api, operation.method, path);
      if ((status >= 200 && status < 300) || status === 404) continue;
      const why = status === 0 ? ': no answer came' : '';
      recorder.violate(operation.id, status, CLEAN_UP, `what the scenario made at ${path} could not be undone${why}`);
    }
  }
}

/** The status of the answer, 0 where none came. */
async function undo(api: Api, method: string, path: string): Promise<number> {
  try {
    return (await api.request(method, path, { headers: { 'content-type': 'application/json' } })).status;
  } catch (error) {
    if (error instanceof NoAnswer) return 0;
    throw error;
  }
}
