import { inspect, isDeepStrictEqual } from 'node:util';

import type { Answer } from './answer.js';
import { ExpectationFailed } from './expectation-failed.js';

/** On one line: a line break in a message was sent by a server, and is escaped. */
const show = (value: unknown): string =>
  inspect(value, { depth: 6, compact: true, breakLength: Infinity, maxArrayLength: 20, maxStringLength: 300 });

/** The response has one of these statuses. */
export function expectStatus(answer: Answer, ...statuses: readonly number[]): void {
  if (statuses.includes(answer.status)) return;
  const got = `${String(answer.status)} with ${show(answer.body)}`;
  throw new ExpectationFailed(
    `${answer.request}: expected status ${statuses.join(' or ')}, got ${got}`,
    answer.status,
    statuses.length === 1 ? statuses[0] : statuses,
  );
}

/** Both values are the same, deeply. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new ExpectationFailed(`${what}: expected ${show(expected)}, got ${show(actual)}`, actual, expected);
}

/** The value has at least what is expected: the given keys of objects, arrays whole. */
export function expectIncludes(actual: unknown, expected: unknown, what: string): void {
  if (includes(actual, expected)) return;
  throw new ExpectationFailed(`${what}: expected at least ${show(expected)}, got ${show(actual)}`, actual, expected);
}

export function expectThat(condition: boolean, message: string): void {
  if (!condition) throw new ExpectationFailed(message, false, true);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function includes(actual: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((item, index) => includes(actual[index], item))
    );
  }
  if (!isObject(expected)) return isDeepStrictEqual(actual, expected);
  return (
    isObject(actual) &&
    Object.entries(expected).every(([key, value]) => Object.hasOwn(actual, key) && includes(actual[key], value))
  );
}
