import { describe, expect, test } from 'vitest';

import { createContract } from '../contract/contract.js';
import type { ContractDocument } from '../contract/document.js';
import { expectEqual, expectStatus } from './expect.js';
import { path } from './path.js';
import { createRun, runScenario } from './run-scenario.js';
import type { Need, Scenario } from './scenario.js';
import type { ApiAdapter, Target } from './target.js';

const noteSchema = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const closedSchema = { ...noteSchema, additionalProperties: false };
const answers = { 200: { content: { 'application/json': { schema: noteSchema } } }, 404: {} };
const contract = createContract('notes', 'current', {
  info: { title: 'Notes', version: '1' },
  servers: [],
  paths: {
    '/notes': {
      post: {
        operationId: 'createNotes',
        responses: { 200: {} },
        'x-talkspec-undo': { operation: 'deleteNote', parameters: { noteId: '$response.body#/*/id' } },
      },
    },
    '/closed': {
      get: {
        operationId: 'getClosed',
        responses: { 200: { content: { 'application/json': { schema: closedSchema } } } },
      },
    },
    '/notes/{noteId}': {
      get: { operationId: 'getNote', responses: answers },
      put: {
        operationId: 'putNote',
        responses: answers,
        'x-talkspec-undo': { operation: 'deleteNote', parameters: { noteId: '$request.path.noteId' } },
      },
      delete: { operationId: 'deleteNote', responses: { 200: {}, 404: {} } },
    },
  },
} as unknown as ContractDocument);

interface Key {
  readonly key: string;
}

const adapter: ApiAdapter<Key> = {
  name: 'notes',
  prefix: () => '/v1',
  serverPrefix: '',
  authorization: ({ key }) => `Bearer ${key}`,
  secrets: ({ key }) => [key],
};

type Reply = (request: Request) => Response;

function play(
  scenario: Partial<Scenario<Key>> & Pick<Scenario<Key>, 'run'>,
  reply: Reply,
  target: Partial<Target<Key>> = {},
  onClose = (): void => undefined,
  api: Partial<ApiAdapter<Key>> = {},
) {
  const seen: string[] = [];
  const run = createRun({ ...adapter, ...api }, contract, {
    name: 'live',
    edition: 'current',
    provides: new Set<Need>(['state']),
    answersWithExamples: false,
    cleansUp: false,
    paced: false,
    open: () =>
      Promise.resolve({
        origin: 'http://127.0.0.1',
        prefixed: true,
        credentials: { key: 'hunter2' },
        id: (name) => `run-${name}`,
        pooled: (name) => name,
        close: () => {
          onClose();
          return Promise.resolve();
        },
        fetch: async (input, init) => {
          const request = new Request(input, init);
          seen.push(
            `${request.method} ${new URL(request.url).pathname} ${request.headers.get('prefer') ?? ''}`.trim(),
          );
          return reply(request);
        },
      }),
    close: () => Promise.resolve(),
    ...target,
  });
  return runScenario({ title: 'a promise', claims: ['C-1'], needs: [], ...scenario }, run).then((result) => ({
    result,
    seen,
  }));
}

const lost = (): never => {
  throw new TypeError('fetch failed', { cause: new Error('socket hang up') });
};

const ok: Reply = () => Response.json({ id: 'run-a' });

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

  test('is undone last thing first, once each, also when it failed', async () => {
    const reply: Reply = (request) =>
      request.method === 'POST' ? Response.json([{ id: 'one' }, { id: 'two' }]) : Response.json({ id: 'x' });
    const { seen } = await play(
      {
        run: async ({ api, id }) => {
          await api.put(path`/notes/${id('a b')}`, { json: {} });
          await api.put(path`/notes/${id('a b')}`, { json: {} });
          await api.post('/notes', { json: [] });
          throw new Error('broken');
        },
      },
      reply,
      { cleansUp: true },
    );
    expect(seen.slice(3)).toEqual(['DELETE /v1/notes/one', 'DELETE /v1/notes/two', 'DELETE /v1/notes/run-a%20b']);
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

  test('that cannot be undone leaves a violation', async () => {
    const reply: Reply = (request) =>
      request.method === 'DELETE' ? new Response('', { status: 500 }) : Response.json({ id: 'a' });
    const { result } = await play(
      {
        run: async ({ api }) => {
          await api.put('/notes/a');
        },
      },
      reply,
      { cleansUp: true },
    );
    expect(result.violations).toContainEqual(
      expect.objectContaining({ operationId: 'deleteNote', pointer: 'clean-up', status: 500 }),
    );
  });

  test('that gets no answer fails, names the request and the cause, and shows no exchange that is not to blame', async () => {
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

  test('is undone as far as can be when an answer fails to come, and what stays behind is a violation', async () => {
    let closed = 0;
    const reply: Reply = (request) =>
      request.url.endsWith('b') && request.method === 'DELETE' ? lost() : Response.json({ id: 'a' });
    const { result, seen } = await play(
      {
        run: async ({ api }) => {
          await api.put('/notes/a');
          await api.put('/notes/b');
        },
      },
      reply,
      { cleansUp: true },
      () => {
        closed += 1;
      },
    );
    expect(seen.slice(2)).toEqual(['DELETE /v1/notes/b', 'DELETE /v1/notes/a']);
    expect(result).toMatchObject({
      status: 'passed',
      violations: [{ operationId: 'deleteNote', status: 0, pointer: 'clean-up' }],
    });
    expect(closed).toBe(1);
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
