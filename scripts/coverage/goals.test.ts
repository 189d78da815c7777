import { expect, test } from 'vitest';

import type { Coverage } from '../../conformance/harness/coverage/coverage.js';
import { shortfalls } from './goals.js';

const whole = { covered: 1, documented: 1, missing: [] };
const lacking = (...missing: string[]) => ({ covered: 0, documented: missing.length, missing });

const run = (level: number, operations: Coverage['operations']) => ({
  api: 'notes',
  coverage: { level, operations, totals: {} as Coverage['totals'] },
});

test('a run that exercised everything lacks nothing', () => {
  expect(shortfalls(run(5, { getNote: { operations: whole, statuses: whole } }))).toEqual([]);
});

test('what a run lacks is named, each operation and dimension on a line', () => {
  expect(
    shortfalls(
      run(5, { getNote: { statuses: lacking('404', '429') }, addNote: { requestProperties: lacking('/text') } }),
    ),
  ).toEqual(['notes getNote: statuses 404, 429', 'notes addNote: requestProperties /text']);
});

test('a level below the fifth is told with what keeps it there', () => {
  expect(shortfalls(run(2, { getNote: { responseTypes: lacking('text/plain') } }))).toEqual([
    'notes getNote: responseTypes text/plain',
    'notes: level 2, and not 5',
  ]);
});
