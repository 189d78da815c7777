import type { EmulatedApi, Outcome } from './api.js';
import { json, unsendable, withoutBody, type RequestMessage } from './message.js';

const outcomeOf = (status: number, error: string): Outcome => ({
  response: json(status, { error }),
  operationId: undefined,
  assumed: [],
});

const UNKNOWN_API = outcomeOf(404, 'No API is served under this path.');

/** An error that no stage meant to throw is a bug of the emulator: told loudly, and the server goes on. */
export function bugOutcome(error: unknown): Outcome {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return outcomeOf(500, `A bug of the emulator: ${detail}`);
}

/** An answer that HTTP can carry. */
function carried(outcome: Outcome): Outcome {
  const problem = unsendable(outcome.response);
  if (problem === undefined) return outcome;
  return { ...bugOutcome(`the answer has ${problem}.`), operationId: outcome.operationId };
}

function find(apis: readonly EmulatedApi[], request: RequestMessage): Outcome | Promise<Outcome> {
  try {
    const outcome = apis.find((api) => api.serves(request.path))?.handle(request) ?? UNKNOWN_API;
    return outcome instanceof Promise ? outcome.catch(bugOutcome).then(carried) : carried(outcome);
  } catch (error) {
    return bugOutcome(error);
  }
}

const emptied = (outcome: Outcome): Outcome => ({ ...outcome, response: withoutBody(outcome.response) });

/** The answer of the API that the path belongs to; that to HEAD has no body. Never throws. */
export function dispatch(apis: readonly EmulatedApi[], request: RequestMessage): Outcome | Promise<Outcome> {
  const outcome = find(apis, request);
  if (request.method !== 'HEAD') return outcome;
  return outcome instanceof Promise ? outcome.then(emptied) : emptied(outcome);
}
