/** A copy of some data with one value replaced. */
export interface Fault {
  /** Where, and by what. */
  readonly what: string;
  readonly snapshot: unknown;
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  // Of a list the first and the last entry stand for all.
  const keys = Array.isArray(value) ? [...new Set([0, value.length - 1])].filter((at) => at >= 0) : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsOf((value as Record<string | number, unknown>)[key], [...path, key]))];
}

const REPLACEMENTS: readonly unknown[] = [null, undefined, 5, -1, 0.5, 1e300, 'x', '', true, {}, [], [null], { x: 1 }];

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

/** Every value of a snapshot replaced by whatever else, each in its turn, as JSON would bring it. */
export function* faultsOf(snapshot: unknown): Generator<Fault> {
  for (const path of pathsOf(snapshot)) {
    for (const by of REPLACEMENTS) {
      const text = JSON.stringify(replaced(snapshot, path, by)) as string | undefined;
      if (text === undefined || text === JSON.stringify(snapshot)) continue;
      yield { what: `${path.join('.')} = ${JSON.stringify(by) as string | undefined}`, snapshot: JSON.parse(text) };
    }
  }
}
