import fc from 'fast-check';
import { expect, test } from 'vitest';

import { idsOf, openApp, type TestApp } from '../../../test/emulator/talkjs.js';

/** Every id of a list, page by page. */
async function walk(app: TestApp, path: string, limit: number, query: Record<string, string> = {}): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const cursor = ids.at(-1);
    const page = idsOf(
      await app.send('GET', path, {
        query: { ...query, limit: String(limit), ...(cursor === undefined ? {} : { startingAfter: cursor }) },
      }),
    );
    ids.push(...page);
    if (page.length < limit) return ids;
  }
}

/** Objects written with these pauses (milliseconds) before each. */
const pauses = fc.array(fc.nat({ max: 2 }), { maxLength: 25 });
const limit = fc.integer({ min: 1, max: 30 });

test('walking the pages of a list yields every object once, newest first', async () => {
  await fc.assert(
    fc.asyncProperty(pauses, limit, async (times, size) => {
      const app = openApp();
      await app.send('PUT', '/conversations/c');
      const messages: string[] = [];
      for (const [index, pause] of times.entries()) {
        app.emulator.clock.advance(pause);
        await app.send('PUT', `/users/u${String(index)}`, { body: { name: 'U' } });
        const sent = await app.send('POST', '/conversations/c/messages', {
          body: [{ type: 'SystemMessage', text: 'x' }],
        });
        messages.unshift((sent.body as { id: string }[])[0]?.id ?? '');
      }
      expect(await walk(app, '/users', size)).toEqual(times.map((_, index) => `u${String(index)}`).reverse());
      expect(await walk(app, '/conversations/c/messages', size)).toEqual(messages);
    }),
    { numRuns: 25 },
  );
});

test('walking conversations in either order and direction yields every one once, in that order', async () => {
  const steps = fc.array(fc.record({ pause: fc.nat({ max: 2 }), speaks: fc.option(fc.nat({ max: 11 })) }), {
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(steps, limit, async (list, size) => {
      const app = openApp();
      await app.send('PUT', '/users/alice', { body: { name: 'A' } });
      const order: Record<string, number> = {};
      let tick = 0;
      for (let index = 0; index < 12; index += 1) {
        await app.send('PUT', `/conversations/c${String(index)}`, { body: { participants: ['alice'] } });
        order[`c${String(index)}`] = tick++;
      }
      for (const { pause, speaks } of list) {
        app.emulator.clock.advance(pause);
        if (speaks === null) continue;
        await app.send('POST', `/conversations/c${String(speaks)}/messages`, {
          body: [{ type: 'SystemMessage', text: 'x' }],
        });
        order[`c${String(speaks)}`] = tick++;
      }
      const byActivity = Object.keys(order).sort((a, b) => (order[b] ?? 0) - (order[a] ?? 0));
      const byCreation = Array.from({ length: 12 }, (_, index) => `c${String(11 - index)}`);
      for (const path of ['/conversations', '/users/alice/conversations']) {
        expect(await walk(app, path, size)).toEqual(byActivity);
        expect(await walk(app, path, size, { orderDirection: 'ASC' })).toEqual([...byActivity].reverse());
        expect(await walk(app, path, size, { orderBy: 'createdAt' })).toEqual(byCreation);
        expect(await walk(app, path, size, { orderBy: 'createdAt', orderDirection: 'ASC' })).toEqual(
          [...byCreation].reverse(),
        );
      }
    }),
    { numRuns: 15 },
  );
});
