export { describeConformance, type ConformanceSubject } from './describe.js';
export { type Results, type RunResults } from './harness/results.js';
export { type Need } from './harness/scenario.js';
