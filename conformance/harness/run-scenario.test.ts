import { describe, expect, test } from 'vitest';

import { lost, ok, play, type Key } from '../../test/harness/play.js';
import { expectEqual, expectStatus } from './expect.js';
import { path } from './path.js';
import type { Need, Scenario } from './scenario.js';

describe('a scenario', () => {
  test('passes when its expectations hold, and counts what it exercised', async () => {
    const { result } = await play(
      {
        run: async ({ api, id }) => {
          expectStatus(await api.get(path`/notes/${id('a')}`), 200);
        },
      },
      ok,
    );
    expect(result).toMatchObject({
      status: 'passed',
      claims: ['C-1'],
      violations: [],
      operations: { getNote: { 200: 1 } },
    });
  });

  test('counts the answer of a fault apart: it exercises nothing, and is held to no contract', async () => {
    const { result } = await play(
      {
        run: async ({ api }) => {
          expectStatus(await api.get('/notes/a'), 502);
          expectStatus(await api.put('/notes/a'), 404);
        },
      },
      ({ method }) =>
        method === 'PUT'
          ? new Response(null, { status: 404 })
          : new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'talkspec-injected': 'fault-1' } }),
    );
    expect(result).toMatchObject({
      status: 'passed',
      violations: [],
      operations: { putNote: { 404: 1 } },
      injected: { getNote: { 502: 1 } },
      exercised: ['putNote operations PUT /notes/{noteId}', 'putNote statusClasses 4xx', 'putNote statuses 404'],
    });
  });

  test('fails with the last exchange as evidence, and no secret in it', async () => {
    const { result } = await play(
      {
        run: async ({ api }) => {
          const read = await api.put(path`/notes/a`, { json: { text: 'my key is hunter2' } });
          expectEqual(read.at('/id'), 'b', 'the id');
        },
      },
      ok,
    );
    expect(result).toMatchObject({
      status: 'failed',
      reason: "the id: expected 'b', got 'run-a'",
      evidence: {
        request: { method: 'PUT', url: 'http://127.0.0.1/v1/notes/a', body: { text: 'my key is [redacted]' } },
        response: { status: 200 },
      },
    });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  test('is not run, with the reason, where the target lacks what it needs', async () => {
    const { result, seen } = await play(
      { needs: ['clock', 'state'], run: () => Promise.reject(new Error('must not run')) },
      ok,
    );
    expect(result).toMatchObject({ status: 'not-run', reason: 'needs clock' });
    expect(seen).toEqual([]);
  });

  test('that is a story replays without state where examples can be asked for', async () => {
    const mock = { provides: new Set<Need>(), answersWithExamples: true };
    const story = {
      needs: ['state'] as const,
      story: true,
      run: async ({ api }) => {
        await api.get('/notes/a', { example: 'first' });
      },
    } satisfies Partial<Scenario<Key>>;
    expect((await play(story, ok, mock)).seen).toEqual(['GET /v1/notes/a example=first']);
    expect((await play({ ...story, story: false }, ok, mock)).result.status).toBe('not-run');
  });

  test('holds what another origin answers to no contract', async () => {
    const { result, seen } = await play(
      {
        run: async ({ api }) => {
          expectStatus(await api.get('/notes/a', { origin: 'http://elsewhere.example' }), 301);
        },
      },
      () => new Response(null, { status: 301 }),
    );
    expect([result.status, result.violations, result.operations]).toEqual(['passed', [], {}]);
    expect(seen).toEqual(['GET /v1/notes/a']);
  });

  test('shows a response outside the contract as a violation, even when its own expectations hold', async () => {
    const { result } = await play(
      {
        run: async ({ api }) => {
          expectStatus(await api.get('/notes/a'), 200);
        },
      },
      () => Response.json({ id: 7 }),
    );
    expect(result.status).toBe('passed');
    expect(result.violations).toEqual([
      { scenario: 'a promise', operationId: 'getNote', status: 200, pointer: '/id', message: 'must be string' },
    ]);
  });

  test('writes nothing that lasts where nothing destructive may be asked, and then counts as not run', async () => {
    const { result, seen } = await play(
      {
        run: async ({ api }) => {
          await api.get('/notes/a');
          await api.post('/notes', { json: [] });
        },
      },
      ok,
      {},
      undefined,
      { lastingWrites: true },
    );
    expect(seen).toEqual(['GET /v1/notes/a']);
    expect(result).toMatchObject({ status: 'not-run', reason: 'needs destructive' });
  });

  test('that gets no answer fails with the request and the cause, and shows no exchange without blame', async () => {
    const { result } = await play(
      {
        run: async ({ api }) => {
          await api.get('/notes/a');
          await api.put('/notes/a');
        },
      },
      (request) => (request.method === 'PUT' ? lost() : Response.json({ id: 'a' })),
    );
    expect(result).toMatchObject({ status: 'failed', reason: 'PUT /notes/a: no answer came (socket hang up)' });
    expect(result).not.toHaveProperty('evidence');
  });

  test('shows no secret and no token in a violation either', async () => {
    const { result } = await play(
      {
        run: async ({ api }) => {
          await api.get('/closed');
        },
      },
      () => Response.json({ id: 'a', 'hunter2 eyJhbGciOi.eyJpc3Mi.c2ln': 1 }),
    );
    expect(result.violations).toHaveLength(1);
    expect(result.violations[0]?.message).toContain('[redacted] [redacted]');
  });

  test('that uses the clock without saying so fails with that message', async () => {
    const { result } = await play(
      {
        run: ({ advance }) => {
          advance(1);
          return Promise.resolve();
        },
      },
      ok,
    );
    expect(result).toMatchObject({
      status: 'failed',
      reason: 'The scenario uses clock without listing it in its needs.',
    });
  });
});
