import type { Pagination } from './operation.js';

/** The arguments of a list, by name. */
export type Args = Readonly<Record<string, unknown>>;

/** One reading of a list, from where the caller has it start. */
export interface Pass {
  readonly number: number;
  /** Whether items were handed out between its requests: what happened to them may have hidden others. */
  readonly isDisturbed: boolean;
  /** The items of its first page, as texts. */
  readonly front: ReadonlySet<string>;
  /** The front of the pass before: from one of these on, unless it has changed, everything stands still since then. */
  readonly still: ReadonlySet<string>;
}

export const none: ReadonlySet<string> = new Set();
export const firstPass: Pass = { number: 1, isDisturbed: false, front: none, still: none };

/** Where an item goes to which something happens, in the order that the arguments ask for. */
export type Destination = 'first' | 'last' | undefined;

export function destinationOf(pagination: Pagination, args: Args): Destination {
  if (pagination.style !== 'last-item' || !pagination.moves) return undefined;
  const { defaults, ...orders } = pagination.moves;
  const isAsked = (order: Readonly<Record<string, string>>): boolean =>
    Object.entries(order).every(([name, value]) => (args[name] ?? defaults[name]) === value);
  return (['first', 'last'] as const).find((destination) => isAsked(orders[destination]));
}
