import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import type { Context } from '../support/setup.js';
import { listMessages, readMessage, said, sendOne, startConversation } from '../support/start-conversation.js';

const MOST_IN_ONE_CALL = 100;

/** A conversation with exactly so many participants; their ids. */
async function crowd(
  { api, id, pooled }: Context,
  size: number,
): Promise<{ conversation: string; members: string[] }> {
  const members = Array.from({ length: size }, (_, index) => pooled(`crowd-${String(index)}`));
  const conversation = id(`crowd_of_${String(size)}`);
  for (let first = 0; first < size; first += MOST_IN_ONE_CALL) {
    const group = members.slice(first, first + MOST_IN_ONE_CALL);
    expectStatus(await api.put('/users', { json: Object.fromEntries(group.map((name) => [name, { name }])) }), 200);
    expectStatus(await api.put(path`/conversations/${conversation}`, { json: { participants: group } }), 200);
  }
  return { conversation, members };
}

/** Sends a message of the first member and lets the last one read it, as far as the target takes that over REST. */
async function sendAndRead(
  { api }: Context,
  { conversation, members }: { conversation: string; members: string[] },
): Promise<string> {
  const id = await sendOne(api, conversation, said(members[0] ?? '', 'Hello everyone!'));
  const readUntil = (await readMessage(api, conversation, id)).number('/createdAt');
  await api.patch(path`/conversations/${conversation}/participants/${members.at(-1) ?? ''}`, { json: { readUntil } });
  return id;
}

export const messagesReadBy = [
  scenario(
    'with 301 participants readBy is empty, in a single read and in a list',
    { claims: ['TJ-GET-09'], needs: ['state', 'bulk'] },
    async (context) => {
      const everyone = await crowd(context, 301);
      const id = await sendAndRead(context, everyone);
      expectEqual(
        (await readMessage(context.api, everyone.conversation, id)).at('/readBy'),
        [],
        'readBy of the message',
      );
      expectEqual(
        (await listMessages(context.api, everyone.conversation)).at('/data/0/readBy'),
        [],
        'readBy in the list',
      );
    },
  ),

  scenario(
    'with 300 participants readBy still tells who has read up to a message',
    { claims: ['TJ-PRT-13'], needs: ['state', 'bulk'] },
    async (context) => {
      const everyone = await crowd(context, 300);
      const id = await sendAndRead(context, everyone);
      const reader = everyone.members.at(-1);
      expectEqual(
        (await readMessage(context.api, everyone.conversation, id)).at('/readBy'),
        [reader],
        'readBy of the message',
      );
      expectEqual(
        (await listMessages(context.api, everyone.conversation)).at('/data/0/readBy'),
        [reader],
        'readBy in the list',
      );
    },
  ),

  scenario(
    'readBy never holds the sender',
    { claims: ['TJ-GET-10'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const id = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const readUntil = (await readMessage(api, conversation, id)).number('/createdAt');
      for (const user of [alice, sebastian])
        await api.patch(path`/conversations/${conversation}/participants/${user}`, { json: { readUntil } });
      const read = await readMessage(api, conversation, id, 'messageRead');
      expectEqual(read.at('/senderId'), sebastian, 'the sender');
      expectThat(!read.array('/readBy').includes(sebastian), 'readBy of the message holds the sender');
      const list = await listMessages(api, conversation);
      expectThat(!list.array('/data/0/readBy').includes(sebastian), 'readBy in the list holds the sender');
    },
  ),
];
