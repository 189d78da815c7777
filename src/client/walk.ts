import type { Pagination } from './operation.js';
import { stuck, styleOf, type Cursor, type Loaded } from './page.js';

/** Asks for one page with the given arguments. */
export type Load = (args: Readonly<Record<string, unknown>>) => Promise<Loaded>;

/** One page on a walk along a list; `depth` counts them. */
export interface Step {
  readonly items: readonly unknown[];
  readonly cursor: Cursor | undefined;
  readonly depth: number;
  /** The cursor from which the items after the first `kept` can be had. */
  resume(kept: number): Cursor | undefined;
}

export interface Walk {
  readonly size: number;
  readonly resizable: boolean;
  /** The first page, or the one after `previous`. */
  step(previous: Step | undefined, size: number): Promise<Step>;
}

/** Walks a list from the caller's own arguments on, whose cursor and limit count, and refuses to go in a circle. */
export function createWalk(pagination: Pagination, args: Readonly<Record<string, unknown>>, load: Load): Walk {
  const style = styleOf(pagination);
  const given = args[style.limit];
  const size = typeof given === 'number' ? given : style.maximum;
  const start = args[style.cursor] as Cursor | undefined;
  const depths = new Map<Cursor | undefined, number>([[start, 0]]);

  return {
    size,
    resizable: style.resizable,
    async step(previous, wanted) {
      const cursor = previous ? previous.cursor : start;
      const depth = (previous?.depth ?? 0) + 1;
      const limited = { ...args, [style.limit]: wanted < size ? wanted : (given ?? wanted) };
      const page = await load(cursor === undefined ? limited : { ...limited, [style.cursor]: cursor });
      const next = style.next(page, cursor, wanted);
      const before = next === undefined ? undefined : depths.get(next);
      if (before !== undefined && before < depth)
        throw stuck('the list came back to a cursor it had before', page.facts, cursor);
      depths.set(next, depth);
      return { items: style.items(page), cursor: next, depth, resume: (kept) => style.resume(page, cursor, kept) };
    },
  };
}
