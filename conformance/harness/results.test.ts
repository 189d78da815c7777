import { expect, test } from 'vitest';

import { createContract } from '../contract/contract.js';
import { documentedIn } from './coverage/documented.js';
import type { Claim } from './claims.js';
import { resultsOf, type RunResults } from './results.js';
import type { ScenarioResult } from './run-scenario.js';

const claim = (id: string, strength: Claim['strength']): Claim => ({
  id,
  text: '',
  source: [],
  kind: 'public',
  strength,
  testable: 'http',
});

const result = (title: string, id: string, pointer?: string): ScenarioResult => ({
  title,
  claims: [id],
  status: 'passed',
  ms: 1,
  exercised: ['getNote operations GET /notes'],
  operations: { getNote: { 200: 2 } },
  injected: {},
  violations:
    pointer === undefined
      ? []
      : [{ scenario: title, operationId: 'getNote', status: 200, pointer, message: 'is wrong' }],
});

function run(target: 'emulator' | 'live', scenarios: readonly ScenarioResult[]): RunResults {
  return resultsOf(
    {
      api: 'notes',
      baseUrl: '',
      contract: { version: '1', hash: '' },
      documented: documentedIn(notes),
      catalogue: [claim('stated', 'MUST'), claim('guessed', 'ASSUMED')],
      judge: { target: { name: target, edition: 'current' }, strict: false },
    },
    scenarios,
  );
}

const notes = createContract('notes', 'current', {
  info: { title: 'Notes', version: '1' },
  servers: [],
  paths: { '/notes': { get: { operationId: 'getNote', responses: { 200: {} } } } },
});

const stated = result('a', 'stated');

test('a live service may answer outside the contract where a scenario only guesses', () => {
  const guess = result('b', 'guessed', '/id');
  expect(run('live', [stated, guess])).toMatchObject({ verdict: 'pass', violations: [{ scenario: 'b' }] });
  expect(run('emulator', [stated, guess])).toMatchObject({ verdict: 'fail' });
});

test('a live service may not where a scenario rests on what is stated, nor where nothing could be cleaned up', () => {
  expect(run('live', [result('a', 'stated', '/id')])).toMatchObject({ verdict: 'fail' });
  expect(run('live', [stated, result('b', 'guessed', 'clean-up')])).toMatchObject({ verdict: 'fail' });
});

test('what the scenarios exercised is measured against what is documented', () => {
  const { totals } = run('live', [stated, result('b', 'guessed')]).coverage;
  expect([totals.operations, totals.statuses]).toEqual([
    { covered: 1, documented: 1 },
    { covered: 0, documented: 1 },
  ]);
});

test('answers of faults are counted apart', () => {
  const faulty = { ...stated, injected: { getNote: { 502: 1 } } };
  expect(run('emulator', [faulty, faulty]).injected).toEqual({ getNote: { 502: 2 } });
});

test('the operations of all scenarios are counted together', () => {
  expect(run('live', [stated, result('b', 'guessed')]).operations).toEqual({ getNote: { 200: 4 } });
});
