import { badFields } from './answers.js';
import type { Guessing } from './exchange.js';

/** An `id` in a body that is not that of the path is ignored or refused. */
export function checkId(guessing: Guessing, id: string, body: object): void {
  const given: unknown = 'id' in body ? body.id : undefined;
  if (given === undefined || given === id || guessing.decide('idInBody') === 'ignore') return;
  throw badFields(guessing, { id: [`must be "${id.slice(0, 100)}" as in the path, or left out`] });
}
