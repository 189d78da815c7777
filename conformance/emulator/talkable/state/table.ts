interface Numbered {
  readonly id: number;
}

/** What the rows of a table are found by: a key per row, or `undefined` where it has none. */
export type Keys<Row, Index extends string> = Readonly<
  Record<Index, (row: Row) => string | number | null | undefined>
>;

/** Rows with ascending ids, found by id or by an index. */
export interface Table<Row extends Numbered, Index extends string> {
  add(fields: Omit<Row, 'id'>): Row;
  get(id: number): Row | undefined;
  /** The first row under a key. */
  find(index: Index, key: string | number): Row | undefined;
  /** All rows under a key, oldest first. */
  list(index: Index, key: string | number): readonly Row[];
  /** The keys that rows were found under. */
  keys(index: Index): readonly (string | number)[];
  /** Every row, oldest first: the table itself, not a copy. */
  all(): readonly Row[];
  change(row: Row, fields: Partial<Omit<Row, 'id'>>): void;
  data(): TableData<Row>;
  restore(data: TableData<Row>): void;
}

/** A table as plain data. */
export interface TableData<Row> {
  readonly nextId: number;
  readonly rows: readonly Row[];
}

export function createTable<Row extends Numbered, Index extends string>(
  firstId: number,
  keys: Keys<Row, Index>,
): Table<Row, Index> {
  const names = Object.keys(keys) as Index[];
  const rows: Row[] = [];
  const byId = new Map<number, Row>();
  const indexes = new Map(names.map((name) => [name, new Map<string | number, Row[]>()]));
  let nextId = firstId;

  const place = (name: Index, row: Row): Row[] | undefined => {
    const key = keys[name](row);
    if (key === undefined || key === null) return undefined;
    const index = indexes.get(name);
    const found = index?.get(key) ?? [];
    index?.set(key, found);
    return found;
  };
  const insert = (row: Row): void => {
    rows.push(row);
    byId.set(row.id, row);
    for (const name of names) place(name, row)?.push(row);
  };
  const list = (name: Index, key: string | number): readonly Row[] => indexes.get(name)?.get(key) ?? [];

  return {
    add(fields) {
      // The id completes the row; TypeScript cannot put an Omit together again.
      const row = { id: nextId, ...fields } as unknown as Row;
      nextId += 1;
      insert(row);
      return row;
    },
    get: (id) => byId.get(id),
    find: (name, key) => list(name, key)[0],
    list,
    keys: (name) => [...(indexes.get(name)?.keys() ?? [])],
    all: () => rows,
    change(row, fields) {
      const before = names.map((name) => keys[name](row));
      const places = names.map((name) => place(name, row));
      Object.assign(row, fields);
      for (const [at, name] of names.entries()) {
        if (keys[name](row) === before[at]) continue;
        places[at]?.splice(places[at].indexOf(row), 1);
        const found = place(name, row);
        // Where it would be had it always had this key, and will be once the table is restored.
        found?.splice(found.findLastIndex((other) => other.id < row.id) + 1, 0, row);
      }
    },
    data: () => ({ nextId, rows: [...rows] }),
    restore(data) {
      rows.length = 0;
      byId.clear();
      for (const index of indexes.values()) index.clear();
      for (const row of [...data.rows].sort((a, b) => a.id - b.id)) insert(row);
      nextId = data.nextId;
    },
  };
}
