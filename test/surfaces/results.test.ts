import { expect, test } from 'vitest';

import { createContract } from '../../conformance/contract/contract.js';
import { documentedIn } from '../../conformance/harness/coverage/documented.js';
import { resultsOf, type Results } from '../../conformance/harness/results.js';
import { play } from '../harness/play.js';
import { resultsIn, talkspec } from '../talkspec.js';
import { expectToFit } from './surface.js';

const notes = createContract('notes', 'current', {
  info: { title: 'Notes', version: '1' },
  servers: [],
  paths: { '/notes/{noteId}': { get: { operationId: 'getNote', responses: { 200: {}, 404: {} } } } },
});

/** The results of a run in which everything goes wrong that can be told. */
async function worst(): Promise<Results> {
  const statuses = [502, 200];
  const failing = await play(
    {
      run: async ({ api }) => {
        await api.put('/notes/a', { json: { text: 'Hi' } });
        await api.get('/notes/a');
        throw new Error('It is not so.');
      },
    },
    () => {
      const status = statuses.shift() ?? 200;
      return Response.json({ id: 7 }, { status, headers: status === 502 ? { 'talkspec-injected': 'fault_1' } : {} });
    },
  );
  const run = resultsOf(
    {
      api: 'notes',
      baseUrl: 'http://127.0.0.1',
      contract: { version: '1', hash: 'abc' },
      catalogue: [{ id: 'C-1', text: 'So it is.', source: [], kind: 'seed', strength: 'MUST', testable: 'http' }],
      documented: documentedIn(notes),
      judge: { target: { name: 'live', edition: 'current' }, strict: false },
    },
    [failing.result],
  );
  return { schemaVersion: 1, startedAt: '2026-01-01T00:00:00.000Z', runs: [run] };
}

test('the results of a real run fit the published schema', { timeout: 60_000 }, async () => {
  const ended = await talkspec(['conformance', '--target', 'emulator', '--filter', 'reaction']);
  const results = resultsIn(ended.report);
  expect(results.runs.map(({ api, target }) => `${api} on ${target}`)).toContain('talkjs on emulator');
  expectToFit('results', results);
});

test('those of a run in which much went wrong fit it too', async () => {
  const results = await worst();
  expect(results.runs).toMatchObject([
    {
      verdict: 'fail',
      claims: { 'C-1': { reason: 'It is not so.', evidence: { response: { status: 200, body: { id: 7 } } } } },
      violations: [{ operationId: 'getNote', pointer: '/id' }],
      operations: { getNote: { 200: 1 } },
      injected: { putNote: { 502: 1 } },
      coverage: { level: 3, operations: { getNote: { statuses: { missing: ['404'] } } } },
    },
  ]);
  expectToFit('results', results);
});

test('results with a field too many, or one too few, do not', async () => {
  const results = await worst();
  const [run] = results.runs;
  for (const strange of [
    { ...results, version: 1 },
    { ...results, runs: [{ ...run, coverage: undefined }] },
  ]) {
    expect(() => {
      expectToFit('results', JSON.parse(JSON.stringify(strange)));
    }).toThrow();
  }
});
