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
  /** Adds many in one go, whatever their order. */
  fill(entries: readonly T[]): void;
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

class SortedTimeline<T> implements Timeline<T> {
  readonly #positionOf: (entry: T) => Position;
  #sorted: T[] = [];

  constructor(positionOf: (entry: T) => Position) {
    this.#positionOf = positionOf;
  }

  get size(): number {
    return this.#sorted.length;
  }

  add(entry: T): void {
    const position = this.#positionOf(entry);
    const last = this.#sorted.at(-1);
    if (last === undefined || comparePositions(this.#positionOf(last), position) < 0) this.#sorted.push(entry);
    else this.#sorted.splice(this.#indexOf(position), 0, entry);
  }

  fill(entries: readonly T[]): void {
    this.#sorted = this.#sorted.concat(entries);
    const isInOrder = this.#sorted.every((entry, at, all) => at === 0 || this.#compare(all[at - 1] as T, entry) < 0);
    if (!isInOrder) this.#sorted.sort((a, b) => this.#compare(a, b));
  }

  remove(entry: T): void {
    if (this.#sorted.at(-1) === entry) this.#sorted.pop();
    else this.#sorted.splice(this.#indexOf(this.#positionOf(entry)), 1);
  }

  clear(): void {
    this.#sorted = [];
  }

  page({ limit, direction, after, accept }: PageOptions<T>): T[] {
    const page: T[] = [];
    const step = direction === 'DESC' ? -1 : 1;
    for (
      let index = this.#firstOf(direction, after);
      index >= 0 && index < this.#sorted.length && page.length < limit;
      index += step
    ) {
      const entry = this.#sorted[index] as T;
      if (accept === undefined || accept(entry)) page.push(entry);
    }
    return page;
  }

  newest(): T | undefined {
    return this.#sorted.at(-1);
  }

  newestUntil(place: Position): T | undefined {
    return this.#sorted[this.#indexBehind(place) - 1];
  }

  all(): readonly T[] {
    return this.#sorted;
  }

  #compare(a: T, b: T): number {
    return comparePositions(this.#positionOf(a), this.#positionOf(b));
  }

  /** The index of the first entry that is not before the position. */
  #indexOf(position: Position): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (comparePositions(this.#positionOf(this.#sorted[middle] as T), position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The index of the first entry behind the position; sequences are whole numbers. */
  #indexBehind({ at, sequence }: Position): number {
    return this.#indexOf({ at, sequence: sequence + 0.5 });
  }

  #firstOf(direction: Direction, after: Position | undefined): number {
    if (direction === 'DESC') return (after ? this.#indexOf(after) : this.#sorted.length) - 1;
    return after ? this.#indexBehind(after) : 0;
  }
}

// A class: there are several for each conversation, and a closure for each method would be most of what they hold.
export const createTimeline = <T>(positionOf: (entry: T) => Position): Timeline<T> => new SortedTimeline(positionOf);
