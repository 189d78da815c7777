/** What a timeline sorts by: a time in Unix milliseconds, then the order of insertion. */
export interface Position { readonly at: number; readonly sequence: number }

export interface Entry { readonly id: string; readonly position: Position }

/**
 * Objects by id and in order of time. Finding, adding at the end and reading a page cost the same however many there are;
 * moving or removing one costs a binary search.
 */
export interface Timeline<T extends Entry> {
  get(id: string): T | undefined;
  readonly size: number;
  add(entry: T): void;
  remove(id: string): boolean;
  clear(): void;
  /** Puts the entry where its position now is; call with the position it had before. */
  move(entry: T, before: Position): void;
  /** Newest first, from just after the cursor; `accept` filters. */
  newestFirst(options: PageOptions<T>): T[];
  /** Oldest first. */
  all(): readonly T[];
}

export interface PageOptions<T> {
  readonly limit: number;
  readonly after?: Position | undefined;
  readonly accept?: (entry: T) => boolean;
}

/** Negative when `a` comes before `b`. */
export const comparePositions = (a: Position, b: Position): number => a.at - b.at || a.sequence - b.sequence;

/** The index of the first entry that is not before the position. */
function indexOf(sorted: readonly Entry[], position: Position): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = sorted[middle];
    if (entry && comparePositions(entry.position, position) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function createTimeline<T extends Entry>(): Timeline<T> {
  const byId = new Map<string, T>();
  const sorted: T[] = [];
  const insert = (entry: T): void => { sorted.splice(indexOf(sorted, entry.position), 0, entry); };

  return {
    get: (id) => byId.get(id),
    get size() { return sorted.length; },
    add(entry) {
      byId.set(entry.id, entry);
      insert(entry);
    },
    remove(id) {
      const entry = byId.get(id);
      if (!entry) return false;
      byId.delete(id);
      sorted.splice(indexOf(sorted, entry.position), 1);
      return true;
    },
    clear() {
      byId.clear();
      sorted.length = 0;
    },
    move(entry, before) {
      sorted.splice(indexOf(sorted, before), 1);
      insert(entry);
    },
    newestFirst({ limit, after, accept }) {
      const page: T[] = [];
      for (let index = (after ? indexOf(sorted, after) : sorted.length) - 1; index >= 0 && page.length < limit; index -= 1) {
        const entry = sorted[index];
        if (entry && (accept?.(entry) ?? true)) page.push(entry);
      }
      return page;
    },
    all: () => sorted,
  };
}
