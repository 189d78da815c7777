/** A place in an order: a time in Unix milliseconds, then the order of insertion. */
export interface Position {
  readonly at: number;
  readonly sequence: number;
}

export type Direction = 'ASC' | 'DESC';

export interface PageOptions<T> {
  readonly limit: number;
  readonly direction: Direction;
  /** The page begins right after this place. */
  readonly after?: Position | undefined;
  readonly accept?: ((entry: T) => boolean) | undefined;
}

/**
 * Objects in an order. Adding at the end and reading a page cost the same however many there are;
 * adding, moving or removing elsewhere costs a binary search and a shift.
 */
export interface Timeline<T> {
  readonly size: number;
  add(entry: T): void;
  /** Takes the entry out; its position must be what it was when it was added. */
  remove(entry: T): void;
  clear(): void;
  page(options: PageOptions<T>): T[];
  newest(): T | undefined;
  /** The newest entry up to and with a place. */
  newestUntil(place: Position): T | undefined;
  /** Oldest first. */
  all(): readonly T[];
}

/** Negative when `a` comes before `b`. */
export const comparePositions = (a: Position, b: Position): number => a.at - b.at || a.sequence - b.sequence;

export function createTimeline<T>(positionOf: (entry: T) => Position): Timeline<T> {
  const sorted: T[] = [];

  /** The index of the first entry that is not before the position. */
  const indexOf = (position: Position): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (comparePositions(positionOf(sorted[middle] as T), position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  /** The index of the first entry behind the position; sequences are whole numbers. */
  const indexBehind = ({ at, sequence }: Position): number => indexOf({ at, sequence: sequence + 0.5 });
  const isLast = (position: Position): boolean => {
    const last = sorted.at(-1);
    return last === undefined || comparePositions(positionOf(last), position) < 0;
  };

  return {
    get size() {
      return sorted.length;
    },
    add(entry) {
      const position = positionOf(entry);
      if (isLast(position)) sorted.push(entry);
      else sorted.splice(indexOf(position), 0, entry);
    },
    remove(entry) {
      if (sorted.at(-1) === entry) sorted.pop();
      else sorted.splice(indexOf(positionOf(entry)), 1);
    },
    clear: () => {
      sorted.length = 0;
    },
    page({ limit, direction, after, accept }) {
      const page: T[] = [];
      const step = direction === 'DESC' ? -1 : 1;
      for (
        let index = firstOf(direction, after);
        index >= 0 && index < sorted.length && page.length < limit;
        index += step
      ) {
        const entry = sorted[index] as T;
        if (accept === undefined || accept(entry)) page.push(entry);
      }
      return page;
    },
    newest: () => sorted.at(-1),
    newestUntil: (place) => sorted[indexBehind(place) - 1],
    all: () => sorted,
  };

  function firstOf(direction: Direction, after: Position | undefined): number {
    if (direction === 'DESC') return (after ? indexOf(after) : sorted.length) - 1;
    return after ? indexBehind(after) : 0;
  }
}
