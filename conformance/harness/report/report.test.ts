import { describe, expect, test } from 'vitest';

import { createContract } from '../../contract/contract.js';
import { measure } from '../coverage/coverage.js';
import { documentedIn } from '../coverage/documented.js';
import type { Results } from '../results.js';
import { toHtml } from './html.js';
import { toJUnit } from './junit.js';
import { summarize } from './summary.js';

const notes = createContract('notes', 'current', {
  info: { title: 'Notes', version: '1' },
  servers: [],
  paths: { '/notes': { get: { operationId: 'getNote', responses: { 200: {}, 404: {}, 500: {} } } } },
});

const results: Results = {
  schemaVersion: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  runs: [
    {
      api: 'notes',
      target: 'live',
      edition: 'current',
      baseUrl: 'https://notes.example',
      contract: { version: '1', hash: 'abc' },
      verdict: 'fail',
      notVerifiable: 1,
      notCovered: 0,
      notSelected: 0,
      claims: {
        'N-1': {
          text: 'A note has an id.',
          strength: 'MUST',
          verdict: 'failed',
          reason: 'expected <b> & "c", got \u0000',
          scenarios: ['one & two'],
          evidence: { request: { method: 'GET', url: '/x' }, response: { status: 200, body: '<script>' } },
        },
        'N-2': {
          text: 'A note ages.',
          strength: 'MUST',
          verdict: 'not-verifiable',
          reason: 'needs clock',
          scenarios: ['three'],
        },
      },
      scenarios: [
        { title: 'one & two', claims: ['N-1'], status: 'failed', reason: 'expected <b> & "c", got \u0000', ms: 12 },
        { title: 'three', claims: ['N-2'], status: 'not-run', reason: 'needs clock', ms: 0 },
      ],
      violations: [
        { scenario: 'one & two', operationId: 'getNote', status: 200, pointer: '/id', message: 'must be string' },
      ],
      operations: { getNote: { 200: 3 } },
      injected: { getNote: { 502: 2 } },
      coverage: measure(documentedIn(notes), new Set(['getNote operations GET /notes', 'getNote statuses 200'])),
    },
  ],
};

describe('junit.xml', () => {
  const xml = toJUnit(results);
  test('counts each failed scenario once and escapes what XML cannot hold', () => {
    expect(xml).toContain('tests="2" failures="1" skipped="1" time="0.012"');
    expect(xml).toContain('name="one &amp; two"');
    expect(xml).toContain('expected &lt;b&gt; &amp; &quot;c&quot;, got \\u0000');
    expect(xml).not.toContain('\u0000');
  });

  test('carries claim ids as properties and violations as failures', () => {
    expect(xml).toContain('<property name="claim" value="N-1"/>');
    expect(xml).toContain('<failure type="contract violation" message="getNote 200 /id: must be string"/>');
  });
});

test('junit.xml has no failure for what merely differs, as the run has none', () => {
  const [run] = results.runs;
  if (!run) throw new Error('There is a run.');
  const differing = {
    ...run,
    violations: [],
    claims: { 'N-1': { text: '', strength: 'ASSUMED', verdict: 'differs', scenarios: [] } },
  } as const;
  const xml = toJUnit({ ...results, runs: [differing] });
  expect(xml).toContain('tests="2" failures="0" skipped="2"');
  expect(xml).toContain('<skipped message="differs: expected');
});

describe('report.html', () => {
  const html = toHtml(results);
  test('loads nothing from outside and lets no response write markup', () => {
    expect(html).not.toMatch(/(src|href)=/);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });

  test('says what each claim states', () => {
    expect(html).toContain('A note has an id.');
  });

  test('says what of each operation was exercised, and names what was not', () => {
    expect(html).toContain('<td>1/2</td>');
    expect(html).toContain('<p><b>Statuses</b>: <code>404</code></p>');
  });

  test('shows what the service answered and what faults injected in columns of their own', () => {
    expect(html).toContain('<th scope="row">getNote</th><td>200 × 3</td><td>502 × 2</td>');
  });

  test('shows failed claims before the others', () => {
    expect(html.indexOf('N-1</th>')).toBeLessThan(html.indexOf('N-2</th>'));
  });
});

test('the summary names what failed and how much could not be seen', () => {
  const text = summarize(results, () => [
    { id: 'N-1', text: '', source: [], kind: 'seed', strength: 'MUST', testable: 'http' },
  ]);
  expect(text).toContain('notes on live (edition current): fail');
  expect(text).toContain('seed claims over HTTP: 0 of 1 verified');
  expect(text).toContain('failed N-1: expected <b>');
  expect(text).toContain(
    'coverage notes on live: operations 1/1, statuses 1/2, parameters 0/0, parameter values 0/0, ' +
      'request properties 0/0, response properties 0/0, level 3',
  );
  expect(text).toContain('violation in "one & two": getNote 200 /id: must be string');
});
