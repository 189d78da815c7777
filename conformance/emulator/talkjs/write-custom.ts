import type { Use } from './exchange.js';

/** Custom data after an update; `undefined` changes nothing. Only where keys have to be merged is anything assumed. */
export function writeCustom(
  before: Record<string, string>,
  update: Readonly<Record<string, string | null>> | null | undefined,
  use: Use,
): Record<string, string> {
  if (update === undefined) return before;
  const fresh = Object.keys(before).length === 0 && update !== null ? withoutNulls(update) : undefined;
  return fresh ? use('setCustom')(fresh) : use('mergeCustom')(before, update);
}

function withoutNulls(update: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> | undefined {
  return Object.values(update).includes(null) ? undefined : (update as Readonly<Record<string, string>>);
}
