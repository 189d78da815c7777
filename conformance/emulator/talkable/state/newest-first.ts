interface Numbered {
  readonly id: number;
}

/** How many rows of an ascending list have a lower id. */
function countBelow(rows: readonly Numbered[], id: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.id ?? Infinity) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

const lengthOf = (lists: readonly (readonly Numbered[])[]): number =>
  lists.reduce((sum, { length }) => sum + length, 0);

/** The lowest id that has at most so many rows from it on. */
function idBehind(lists: readonly (readonly Numbered[])[], count: number): number {
  const from = (id: number): number => lists.reduce((sum, rows) => sum + rows.length - countBelow(rows, id), 0);
  let [low, high] = [0, Math.max(0, ...lists.map((rows) => rows.at(-1)?.id ?? 0)) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (from(middle) <= count) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A page of several lists together, whose rows have ascending ids. */
export interface Page<Row> {
  /** Newest first. */
  readonly rows: readonly Row[];
  readonly total: number;
}

/** The newest rows of all lists behind so many newer ones: it costs the same however many there are. */
export function newestFirst<Row extends Numbered>(
  lists: readonly (readonly Row[])[],
  behind: number,
  most: number,
): Page<Row> {
  const id = idBehind(lists, behind);
  const candidates = lists.flatMap((rows) => {
    const end = countBelow(rows, id);
    return rows.slice(Math.max(0, end - most), end);
  });
  return { rows: candidates.sort((a, b) => b.id - a.id).slice(0, most), total: lengthOf(lists) };
}
