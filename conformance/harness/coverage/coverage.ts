import { DIMENSIONS, elementKey, type Dimension } from './dimension.js';
import type { Documented, DocumentedOperation } from './documented.js';

export interface Count {
  readonly covered: number;
  readonly documented: number;
}

export interface Measure extends Count {
  /** The names of what was documented and not exercised. */
  readonly missing: readonly string[];
}

/** How much of a contract a run exercised: see `dimension.ts` for what counts. */
export interface Coverage {
  /** 0 to 6, of Martin-Lopez et al. 2019. */
  readonly level: number;
  readonly totals: Readonly<Record<'paths' | Dimension, Count>>;
  /** By operation, the dimensions in which it documents anything. */
  readonly operations: Readonly<Record<string, Readonly<Partial<Record<Dimension, Measure>>>>>;
}

/**
 * What each level asks for, beside all of the levels below. Level 7 asks for flows of operations, which nothing
 * defines. Where Restats differs (its level 6 asks for values of parameters) the paper counts.
 */
const LEVELS: readonly (readonly ('paths' | Dimension)[])[] = [
  ['paths'],
  ['operations'],
  ['requestTypes', 'responseTypes'],
  ['parameters', 'statusClasses'],
  ['parameterValues', 'statuses'],
  ['responseProperties'],
];

const isWhole = ({ covered, documented }: Count): boolean => covered === documented;

/** Measures what was exercised, by the keys of its elements, against what is documented. */
export function measure(documented: Documented, exercised: ReadonlySet<string>): Coverage {
  const operations = [...documented].map(
    ([id, operation]) => [id, measureOperation(id, operation, exercised)] as const,
  );
  const totals = Object.fromEntries([
    ['paths', countPaths(documented, exercised)],
    ...DIMENSIONS.map((dimension) => [dimension, sum(operations.flatMap(([, one]) => one[dimension] ?? []))]),
  ]) as Coverage['totals'];
  const unmet = LEVELS.findIndex((wanted) => !wanted.every((dimension) => isWhole(totals[dimension])));
  return { level: unmet === -1 ? LEVELS.length : unmet, totals, operations: Object.fromEntries(operations) };
}

function measureOperation(
  id: string,
  { elements }: DocumentedOperation,
  exercised: ReadonlySet<string>,
): Partial<Record<Dimension, Measure>> {
  const measures = DIMENSIONS.filter((dimension) => elements[dimension].size > 0).map((dimension) => {
    const missing = [...elements[dimension]].filter((name) => !exercised.has(elementKey(id, dimension, name)));
    const count = elements[dimension].size;
    return [dimension, { covered: count - missing.length, documented: count, missing }];
  });
  return Object.fromEntries(measures) as Partial<Record<Dimension, Measure>>;
}

/** A path is covered when one of its operations is. */
function countPaths(documented: Documented, exercised: ReadonlySet<string>): Count {
  const called = [...documented].filter(([id, { elements }]) =>
    [...elements.operations].some((name) => exercised.has(elementKey(id, 'operations', name))),
  );
  const paths = (operations: Iterable<[string, DocumentedOperation]>): number =>
    new Set([...operations].map(([, { path }]) => path)).size;
  return { covered: paths(called), documented: paths(documented) };
}

const sum = (counts: readonly Count[]): Count => ({
  covered: counts.reduce((total, { covered }) => total + covered, 0),
  documented: counts.reduce((total, { documented }) => total + documented, 0),
});
