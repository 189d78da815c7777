import type { Coverage } from '../../conformance/harness/coverage/coverage.js';
import { DIMENSIONS, type Dimension } from '../../conformance/harness/coverage/dimension.js';
import type { RunResults } from '../../conformance/harness/results.js';

const LEAST_LEVEL = 5;

const WHOLE: readonly Dimension[] = [
  'operations',
  'statuses',
  'parameters',
  'parameterValues',
  'requestProperties',
  'responseProperties',
];

/** What a run lacks of the goals of coverage: a line for each operation and dimension, with the names. */
export function shortfalls({ api, coverage }: Pick<RunResults, 'api' | 'coverage'>): string[] {
  const missing = DIMENSIONS.filter((dimension) => counts(dimension, coverage)).flatMap((dimension) =>
    Object.entries(coverage.operations).flatMap(([id, measures]) => {
      const names = measures[dimension]?.missing ?? [];
      return names.length === 0 ? [] : [`${api} ${id}: ${dimension} ${names.join(', ')}`];
    }),
  );
  if (coverage.level >= LEAST_LEVEL) return missing;
  return [...missing, `${api}: level ${String(coverage.level)}, and not ${String(LEAST_LEVEL)}`];
}

/** Below its level a run is told also what keeps it there. */
const counts = (dimension: Dimension, { level }: Coverage): boolean =>
  WHOLE.includes(dimension) || level < LEAST_LEVEL;
