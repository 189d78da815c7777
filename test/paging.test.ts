import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createEmulator } from '../conformance/emulator/index.js';
import { createTalkable } from '../src/talkable/index.js';
import { StatusError } from '../src/talkjs/index.js';
import { conversations, messages, names, openApp, subjects, users } from './client/changing-lists.js';
import type { Open, Subject, UnknownCursor } from './client/changing-lists.js';
import { failure } from './client/client.js';

interface Act {
  /** After so many items were handed out. */
  readonly after: number;
  readonly kind: 'touch' | 'remove';
  readonly which: number;
}

/** What is handed out while things happen, and what was removed before it was. */
async function walk({ ids, list, touch, remove }: Subject, acts: readonly Act[], isPaged: boolean) {
  const came: string[] = [];
  const removed = new Set<string>();
  const missed = new Set<string>();
  const happen = async (): Promise<void> => {
    for (const { kind, which } of acts.filter(({ after }) => after === came.length)) {
      const id = ids[which % ids.length] ?? '';
      if (removed.has(id)) continue;
      if (kind === 'touch') await touch(id);
      else {
        await remove(id);
        removed.add(id);
        if (!came.includes(id)) missed.add(id);
      }
    }
  };
  if (!isPaged) {
    for await (const { id } of list) {
      came.push(id);
      await happen();
    }
  } else {
    for await (const { items } of list.pages()) {
      for (const { id } of items) {
        came.push(id);
        await happen();
      }
    }
  }
  return { came, missed };
}

/** Walks with that happening to each item right after it was handed out. */
async function walkWith(open: Open, count: number, limit: number, kind: Act['kind'] | 'nothing') {
  const app = openApp();
  const subject = await open(app, count, limit);
  const happenings = kind === 'nothing' ? [] : subject.ids.map((id) => ({ kind, id }));
  const came: string[] = [];
  const before = app.requests();
  for await (const { id } of subject.list) {
    came.push(id);
    const happening = happenings.find((one) => one.id === id);
    if (happening) await subject[happening.kind](id);
  }
  return { came: came.length, distinct: new Set(came).size, requests: app.requests() - before };
}

const [ascending, descending] = [conversations({ orderDirection: 'ASC' }), conversations({})];
const created = conversations({ orderBy: 'createdAt' });

test.each([
  ['100 conversations, in no order named', descending, 100, 30, 'nothing', 5],
  ['100 conversations, in no order named', descending, 100, 30, 'touch', 8],
  ['100 conversations, in no order named', descending, 100, 30, 'remove', 5],
  ['100 conversations, longest quiet first', ascending, 100, 30, 'nothing', 8],
  ['100 conversations, longest quiet first', ascending, 100, 30, 'touch', 11],
  ['100 conversations, longest quiet first', ascending, 100, 30, 'remove', 5],
  ['100 conversations, newest first', created, 100, 30, 'touch', 4],
  ['100 conversations, newest first', created, 100, 30, 'remove', 4],
  ['60 conversations, in no order named', descending, 60, 30, 'touch', 6],
  ['251 messages', messages, 251, 100, 'nothing', 3],
  ['251 messages', messages, 251, 100, 'remove', 3],
  ['200 users', users, 200, 100, 'touch', 3],
  ['20 users', users, 20, 100, 'nothing', 2],
] as const)('%s (%#): each comes once, in so many requests', async (_name, open, count, limit, kind, requests) => {
  expect(await walkWith(open, count, limit, kind)).toEqual({ came: count, distinct: count, requests });
});

const acts = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 24 }),
    kind: fc.constantFrom('touch' as const, 'touch' as const, 'remove' as const),
    which: fc.nat({ max: 200 }),
  }),
  { maxLength: 40 },
);

describe.each(subjects)('a walk along %s', (_name, open) => {
  test('brings every item exactly once, whatever happens to which of them meanwhile', async () => {
    const world = fc.constantFrom<UnknownCursor>('refuse', 'not-found', 'first-page');
    const size = fc.integer({ min: 1, max: 9 });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 24 }), size, acts, fc.boolean(), world, async (count, limit, list, paged, as) => {
        const subject = await open(openApp(as), count, limit);
        const { came, missed } = await walk(subject, list, paged);
        expect(came).toHaveLength(new Set(came).size);
        expect(new Set([...came, ...missed])).toEqual(new Set(subject.ids));
      }),
      { numRuns: 12 },
    );
  });
});

test('a walk goes on past a deleted message, where the next page was to start', async () => {
  const { list, ids, remove } = await messages(openApp(), 30, 10);
  const newestFirst = [...ids].reverse();
  const came: string[] = [];
  for await (const { id } of list) {
    came.push(id);
    if (came.length === 1) await remove(newestFirst[19] ?? ''); // on its way already, on the second page
  }
  expect(came).toEqual(newestFirst);
});

test('a list that is deleted as a whole while it is walked is refused as the service refuses it', async () => {
  const app = openApp();
  const { list } = await messages(app, 30, 10);
  const came: string[] = [];
  const walking = (async () => {
    for await (const { id } of list) {
      came.push(id);
      if (came.length === 1) await app.talkjs.deleteConversation({ conversationId: 'c' });
    }
  })();
  const error = await failure(walking);
  expect(error).toBeInstanceOf(StatusError);
  expect(error).toMatchObject({ status: 404, operation: 'listMessages' });
  expect(came).toHaveLength(20);
});

test('a walk goes on in another process from the cursor of a page', async () => {
  const app = openApp();
  const { ids } = await messages(app, 25, 10);
  const came: string[] = [];
  let cursor: string | undefined;
  for await (const page of app.talkjs.listMessages({ conversationId: 'c', limit: 10 }).pages()) {
    came.push(...page.items.map(({ id }) => id));
    cursor = page.cursor;
    break;
  }
  const later = app.talkjs.listMessages({ conversationId: 'c', limit: 10, startingAfter: cursor ?? '' });
  for await (const { id } of later) came.push(id);
  expect(came).toEqual([...ids].reverse());
});

test('assets come once each, and all, while others are uploaded', async () => {
  const emulator = createEmulator({ talkable: { sites: [{ slug: 'shop', apiKey: 'talkable_key' }] } });
  const talkable = createTalkable(emulator.connect('talkable'));
  const upload = (name: string): Promise<unknown> =>
    talkable.uploadAsset({ body: { file: new File([name], `${name}.png`, { type: 'image/png' }) } });
  for (const name of names(12)) await upload(name);
  const came: number[] = [];
  for await (const { id } of talkable.listAssets({ per_page: 5 })) {
    came.push(id);
    if (came.length % 3 === 0) await upload(`later${String(came.length)}`);
  }
  expect(new Set(came).size).toBe(came.length);
  expect(came.length).toBe(12);
});
