import type { Dimension } from '../coverage/dimension.js';
import type { RunResults } from '../results.js';

const SHOWN: readonly (readonly [string, Dimension])[] = [
  ['operations', 'operations'],
  ['statuses', 'statuses'],
  ['parameters', 'parameters'],
  ['parameter values', 'parameterValues'],
  ['request properties', 'requestProperties'],
  ['response properties', 'responseProperties'],
];

/** How much of the contract a run exercised, on one line. */
export function coverageLine({ api, target, coverage }: RunResults): string {
  const figures = SHOWN.map(([name, dimension]) => {
    const { covered, documented } = coverage.totals[dimension];
    return `${name} ${String(covered)}/${String(documented)}`;
  });
  return `coverage ${api} on ${target}: ${figures.join(', ')}, level ${String(coverage.level)}`;
}
