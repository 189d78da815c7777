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

/** What no run can exercise, and why. */
const RULED_OUT: Readonly<Record<string, string>> = {
  'talkjs uploadFile responseProperties 200 /fileToken': 'the seed has a single property there (TJ-FIL-03)',
  'talkjs listUserConversations responseProperties 200 /data/*/unreadMessageCount': 'it is only inferred to be there',
  'talkjs listReactions responseProperties 200 /*/userId': 'the other of two forms (ED-65)',
  'talkjs listReactions responseProperties 200 /*/createdAt': 'the other of two forms (ED-65)',
};

/** What a run lacks of the goals of coverage: a line for each operation and dimension, with the names. */
export function shortfalls({ api, coverage }: Pick<RunResults, 'api' | 'coverage'>): string[] {
  const missing = DIMENSIONS.filter((dimension) => counts(dimension, coverage)).flatMap((dimension) =>
    Object.entries(coverage.operations).flatMap(([id, measures]) => {
      const missed = measures[dimension]?.missing ?? [];
      const names = missed.filter((name) => !Object.hasOwn(RULED_OUT, `${api} ${id} ${dimension} ${name}`));
      return names.length === 0 ? [] : [`${api} ${id}: ${dimension} ${names.join(', ')}`];
    }),
  );
  if (coverage.level >= LEAST_LEVEL) return missing;
  return [...missing, `${api}: level ${String(coverage.level)}, and not ${String(LEAST_LEVEL)}`];
}

/** Below its level a run is told also what keeps it there. */
const counts = (dimension: Dimension, { level }: Coverage): boolean =>
  WHOLE.includes(dimension) || level < LEAST_LEVEL;
