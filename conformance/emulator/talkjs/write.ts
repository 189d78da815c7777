import { merged } from '../core/merged.js';
import { badFields } from './answers.js';
import type { Guessing } from './exchange.js';

type Custom = Record<string, string>;
type Update = Readonly<Record<string, string | null>>;

const SHOWN = 20;

/** What is wrong with an update of custom data beyond its form, by field. */
export function faultsOfCustom(update: Update | null | undefined, { decide }: Guessing): Record<string, string[]> {
  const cleared = Object.keys(update ?? {}).filter((key) => update?.[key] === null);
  if (cleared.length === 0 || decide('customNull') === 'remove') return {};
  return Object.fromEntries(cleared.slice(0, SHOWN).map((key) => [`custom.${key}`, ['must be a text']]));
}

/**
 * Custom data after an update; `undefined` changes nothing. Only where there is something to merge is anything
 * assumed.
 */
export function writeCustom(before: Custom, update: Update | null | undefined, { decide, lean }: Guessing): Custom {
  if (update === undefined) return before;
  if (update === null) {
    lean('TJ-USR-23');
    return {};
  }
  const kept = Object.keys(before).length > 0 && decide('customUpdate') === 'merge' ? before : {};
  return merged(kept, update);
}

/** Puts the fields that were given in place of those that stand. */
export function writeFields<Field extends string>(
  target: { [Name in Field]: unknown },
  input: { readonly [Name in Field]?: unknown },
  fields: readonly Field[],
): void {
  for (const field of fields) if (input[field] !== undefined) target[field] = input[field];
}

/** An `id` in a body that is not that of the path is ignored or refused. */
export function checkId(guessing: Guessing, id: string, body: object): void {
  const given: unknown = 'id' in body ? body.id : undefined;
  if (given === undefined || given === id || guessing.decide('idInBody') === 'ignore') return;
  throw badFields(guessing, { id: [`must be "${id.slice(0, 100)}" as in the path, or left out`] });
}
