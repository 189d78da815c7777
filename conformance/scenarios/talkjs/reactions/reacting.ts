import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import type { Context } from '../support/setup.js';
import { putUser } from '../support/setup.js';
import { readMessage, said, sendOne, startConversation } from '../support/start-conversation.js';

const STATE = { needs: ['state'] } as const;
const THUMB = '👍';

/** A message of Sebastian to Alice, and what can be done with reactions on it. */
async function startMessage(context: Context) {
  const { api } = context;
  const { conversation, alice, sebastian } = await startConversation(context);
  const message = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
  const at = (emoji: string): string => path`/conversations/${conversation}/messages/${message}/reactions/${emoji}`;
  return {
    alice,
    sebastian,
    conversation,
    message,
    add: (emoji: string, user: string): Promise<Answer> => api.put(`${at(emoji)}${path`/${user}`}`, { json: {} }),
    remove: (emoji: string, user: string): Promise<Answer> => api.delete(`${at(emoji)}${path`/${user}`}`),
    /** Who reacted, in either form of the list. */
    users: async (emoji: string, limit = 100): Promise<string[]> => {
      const list = await api.get(at(emoji), { query: { limit } });
      expectStatus(list, 200);
      return list.strings(list.has('/data') ? '/data' : '', 'userId');
    },
    emoji: async (): Promise<string[]> => {
      const read = await readMessage(api, conversation, message);
      return read.has('/reactions') ? Object.keys(read.object('/reactions')) : [];
    },
  };
}

export const reactionsReacting = [
  scenario(
    'a reaction is listed, and stands on the message by its emoji',
    { claims: ['TJ-RCT-01', 'TJ-RCT-04', 'TJ-RCT-05'], ...STATE },
    async (context) => {
      const { add, users, emoji, alice } = await startMessage(context);
      expectEqual([await users(THUMB), await emoji()], [[], []], 'reactions at first');
      expectStatus(await add(THUMB, alice), 200);
      expectEqual(await users(THUMB), [alice], 'who reacted');
      expectEqual(await emoji(), [THUMB], 'the emoji on the message');
    },
  ),

  scenario('a reaction that is taken away is gone', { claims: ['TJ-RCT-02'], ...STATE }, async (context) => {
    const { add, remove, users, emoji, alice, sebastian } = await startMessage(context);
    await add(THUMB, alice);
    await add(THUMB, sebastian);
    expectStatus(await remove(THUMB, alice), 200);
    expectEqual(await users(THUMB), [sebastian], 'who reacted');
    expectStatus(await remove(THUMB, sebastian), 200);
    expectEqual(await emoji(), [], 'the emoji on the message');
  }),

  scenario(
    'a reaction added twice is there once, and may be taken away twice',
    { claims: ['TJ-RCT-03'], ...STATE },
    async (context) => {
      const { add, remove, users, alice } = await startMessage(context);
      for (const answer of [await add(THUMB, alice), await add(THUMB, alice)]) expectStatus(answer, 200);
      expectEqual(await users(THUMB), [alice], 'who reacted');
      for (const answer of [await remove(THUMB, alice), await remove(THUMB, alice)]) expectStatus(answer, 200);
      expectEqual(await users(THUMB), [], 'who reacted in the end');
    },
  ),

  scenario('a list of reactions ends at its limit', { claims: ['TJ-RCT-04'], ...STATE }, async (context) => {
    const { add, users, alice, sebastian } = await startMessage(context);
    await add(THUMB, sebastian);
    await add(THUMB, alice);
    expectEqual((await users(THUMB, 1)).length, 1, 'entries with limit=1');
    expectEqual((await users(THUMB, 2)).length, 2, 'entries with limit=2');
  }),

  scenario(
    'a message takes fifty different emoji and no more',
    { claims: ['TJ-RCT-06'], needs: ['state', 'bulk'] },
    async (context) => {
      const { add, alice, sebastian } = await startMessage(context);
      for (let nth = 0; nth < 50; nth += 1) expectStatus(await add(`:emoji_${String(nth)}:`, alice), 200);
      expectStatus(await add(':emoji_50:', alice), 400);
      expectStatus(await add(':emoji_49:', sebastian), 200);
    },
  ),

  scenario(
    'a reaction of a message that is deleted is gone with it',
    { claims: ['TJ-RCT-01', 'TJ-ERR-03'], ...STATE },
    async (context) => {
      const { add, alice, conversation, message } = await startMessage(context);
      await add(THUMB, alice);
      expectStatus(await context.api.delete(path`/conversations/${conversation}/messages/${message}`), 200);
      expectStatus(await add(THUMB, alice), 404);
    },
  ),

  scenario(
    'the ids of those who reacted stand at an emoji of a message',
    { claims: ['ED-64'], ...STATE },
    async (context) => {
      const { add, alice, sebastian, conversation, message } = await startMessage(context);
      await add(THUMB, sebastian);
      await add(THUMB, alice);
      const read = await readMessage(context.api, conversation, message);
      expectEqual(read.at('/reactions'), { [THUMB]: [sebastian, alice] }, 'reactions');
    },
  ),

  scenario(
    'the list of reactions is an envelope, those who reacted first in front',
    { claims: ['ED-65'], ...STATE },
    async (context) => {
      const { add, alice, sebastian, conversation, message } = await startMessage(context);
      await add(THUMB, sebastian);
      await add(THUMB, alice);
      const list = await context.api.get(path`/conversations/${conversation}/messages/${message}/reactions/${THUMB}`);
      expectEqual(list.strings('/data', 'userId'), [sebastian, alice], 'who reacted');
    },
  ),

  scenario('only participants react', { claims: ['ED-66'], ...STATE }, async (context) => {
    const { add } = await startMessage(context);
    const stranger = await putUser(context, context.pooled('stranger'));
    expectStatus(await add(THUMB, stranger), 400);
  }),
];
