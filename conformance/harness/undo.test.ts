import { describe, expect, test } from 'vitest';

import { lost, play, type Reply } from '../../test/harness/play.js';
import { path } from './path.js';

describe('a scenario', () => {
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
});
