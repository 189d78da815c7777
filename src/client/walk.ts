import { StatusError, type PaginationError } from './errors.js';
import type { Pagination } from './operation.js';
import { countOf, stuck, styleOf, type Cursor, type Loaded } from './page.js';
import { destinationOf, firstPass, none, type Args, type Pass } from './pass.js';

/** Asks for one page with the given arguments. */
export type Load = (args: Args) => Promise<Loaded>;

/** What one page brought to a walk. */
export interface Step {
  /** Those of its items that no page before it had. */
  readonly items: readonly unknown[];
  readonly page: Loaded;
  /** The cursor that it was asked for with, and that of the next page; `undefined` at the end of a pass. */
  readonly from: Cursor | undefined;
  readonly cursor: Cursor | undefined;
  readonly pass: Pass;
  readonly seen: Seen;
}

/** The first `count` of `ids` were seen up to a step; whoever went on from there has added more. */
interface Seen {
  readonly ids: Set<Cursor>;
  readonly count: number;
  /** The size of the largest page. */
  readonly largest: number;
}

const nothing = (): Seen => ({ ids: new Set(), count: 0, largest: 0 });

/** A way along a list that brings every item once. It can be gone several times from any step. */
export interface Walk {
  /** The first page, of `most` items where pages may differ in size. */
  first(most?: number): Promise<Step>;
  /** The step after one; `undefined` at the end. `isHandedOut`: something may have happened to items since. */
  after(last: Step, isHandedOut: boolean, most?: number): Promise<Step | undefined>;
  /** The cursor from which what comes after the first `kept` items of a step can be had. */
  resume(step: Step, kept: number): Cursor;
}

type Place = Pick<Step, 'cursor' | 'pass'>;
/** `marks`: the last items of the pages since something new came. */
type Target = Place & { readonly marks: Set<Cursor | undefined> };

/** Our choice: a list that is read again and again has to be at rest by then. */
const MOST_PASSES = 100;
/** How a service refuses a cursor that is gone; nobody says (ED-07). */
const REFUSALS = [400, 404];

/** Walks a list from the caller's own arguments on, whose cursor and limit count. */
export function createWalk(id: string, pagination: Pagination, args: Args, load: Load): Walk {
  const style = styleOf(pagination);
  const size = countOf(args[style.limit] ?? style.maximum, style.limit, id);
  const start = (args[style.cursor] ?? undefined) as Cursor | undefined; // the service judges it
  const destination = destinationOf(pagination, args);

  async function read({ cursor: from, pass }: Place, { ids, count, largest }: Seen, most: number): Promise<Step> {
    const wanted = style.resizable ? Math.min(size, most) : size;
    const page = await load({ ...args, [style.limit]: wanted, [style.cursor]: from });
    const all = style.items(page);
    const next = style.next(page, from, wanted, largest);
    const own = ids.size === count ? ids : new Set([...ids].slice(0, count));
    const items = all.filter((item) => isNew(style.key(item), own));
    const seen = { ids: own, count: own.size, largest: Math.max(largest, all.length) };
    // Only where something goes to the beginning does what stands still tell that nothing new is behind it.
    const texts = destination === 'first' ? all.map((item) => JSON.stringify(item)) : [];
    const cursor = texts.some((text) => pass.still.has(text)) ? undefined : next;
    return { items, page, from, cursor, pass: from === start ? { ...pass, front: new Set(texts) } : pass, seen };
  }

  /** A step, or the refusal of a cursor that is not the caller's own. */
  const tryRead = (target: Target, seen: Seen, most: number): Promise<Step | StatusError> =>
    read(target, seen, most).catch((error: unknown) => {
      if (target.cursor !== start && error instanceof StatusError && REFUSALS.includes(error.status)) return error;
      throw error;
    });

  /**
   * The next pass, when the one of a step is at its end and may have missed something. What goes to the end can hide
   * anything; what goes to the beginning is found there, before all that stands still.
   */
  function again({ pass, page }: Step): Target | undefined {
    if (!destination || !pass.isDisturbed) return undefined;
    if (pass.number === MOST_PASSES) throw stuck('the list never comes to rest', page.facts, start);
    const next = { number: pass.number + 1, isDisturbed: false, front: none, still: pass.front };
    return { cursor: start, pass: next, marks: new Set() };
  }

  const markOf = ({ page }: Step): Cursor | undefined => style.key(style.items(page).at(-1));
  const onward = (step: Step, marks: Target['marks']): Target | undefined =>
    step.cursor === undefined ? again(step) : { ...step, marks: marks.add(markOf(step)) };
  const isCircle = (step: Step, { marks }: Target): boolean =>
    step.items.length === 0 && step.cursor !== undefined && marks.has(markOf(step));

  return {
    first: (most = size) => read({ cursor: start, pass: firstPass }, nothing(), most),
    async after(last, isHandedOut, most = size) {
      const pass = isHandedOut && last.cursor !== undefined ? { ...last.pass, isDisturbed: true } : last.pass;
      const retreats = [...new Set([last.from, start])];
      let { seen } = last;
      for (let target = onward({ ...last, pass }, new Set()); target;) {
        const answer: Step | StatusError = await tryRead(target, seen, most);
        if (answer instanceof StatusError || isCircle(answer, target)) {
          if (retreats.length === 0) throw lost(answer, last, id);
          target = { cursor: retreats.shift(), pass, marks: new Set() };
        } else {
          if (answer.items.length > 0) return answer;
          seen = answer.seen;
          target = onward(answer, target.marks);
        }
      }
      return undefined;
    },
    resume: (step, kept) => style.resume(step.items[kept - 1], step.page, step.from),
  };
}

function lost(answer: Step | StatusError, { cursor, seen }: Step, operation: string): PaginationError {
  const { attempts, status } = answer instanceof StatusError ? answer : answer.page.facts;
  const facts = { operation, attempts, status };
  return stuck(`the list does not go on after ${String(seen.count)} items`, facts, cursor);
}

/** Whether an item was not seen before; it then is. One that nothing tells from the others is always new. */
function isNew(key: Cursor | undefined, ids: Set<Cursor>): boolean {
  const count = ids.size;
  return key === undefined || ids.add(key).size > count;
}
