import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import {
  JSON_TYPE,
  listMessages,
  readConversation,
  notice,
  said,
  send,
  startConversation,
  textsOf,
} from '../support/start-conversation.js';

export const messagesDeleting = [
  scenario(
    'a deleted message is gone for good, and no other',
    { claims: ['TJ-EDT-08'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      await send(api, conversation, [said(sebastian, 'One'), said(alice, 'Two'), notice('Three')]);
      const list = await listMessages(api, conversation);
      const index = list.array('/data').findIndex((_, at) => list.at(`/data/${String(at)}/text`) === 'Two');
      const two = list.string(`/data/${String(index)}/id`);
      expectStatus(await api.delete(path`/conversations/${conversation}/messages/${two}`, JSON_TYPE), 200);
      expectStatus(await api.get(path`/conversations/${conversation}/messages/${two}`), 404);
      expectEqual((await textsOf(api, conversation)).sort(), ['One', 'Three'], 'the texts that are left');
      await api.put(path`/conversations/${conversation}/messages/${two}`, { json: { text: 'Two again' } });
      expectStatus(await api.get(path`/conversations/${conversation}/messages/${two}`), 404);
    },
  ),

  scenario(
    'deleting all messages of a conversation removes them for good',
    { claims: ['TJ-EDT-12'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const other = await startConversation(context, 'order_388_ab');
      const { conversation, alice, sebastian } = await startConversation(context);
      await send(api, other.conversation, [said(alice, 'Elsewhere')]);
      const ids: string[] = [];
      for (const text of ['One', 'Two']) {
        ids.push(
          ...(await send(
            api,
            conversation,
            Array.from({ length: 10 }, () => said(sebastian, text)),
          )),
        );
      }
      expectStatus(await api.delete(path`/conversations/${conversation}/messages`, JSON_TYPE), 200);
      for (const id of ids.slice(0, 2).concat(ids.slice(-2))) {
        expectStatus(await api.get(path`/conversations/${conversation}/messages/${id}`), 404);
      }
      expectEqual(await textsOf(api, conversation), [], 'the texts that are left');
      expectEqual(await textsOf(api, other.conversation), ['Elsewhere'], 'the texts of another conversation');
    },
  ),

  scenario(
    'deleting all messages leaves the conversation in place',
    { claims: ['TJ-EDT-15'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      await send(api, conversation, [said(sebastian, 'One'), said(alice, 'Two')]);
      const before = await readConversation(api, conversation);
      expectStatus(await api.delete(path`/conversations/${conversation}/messages`, JSON_TYPE), 200);
      const after = await readConversation(api, conversation);
      const { id, subject, custom, createdAt } = before.object('');
      expectIncludes(after.body, { id, subject, custom, createdAt }, 'the conversation');
      expectEqual(Object.keys(after.object('/participants')).sort(), [alice, sebastian].sort(), 'the participants');
      await send(api, conversation, [said(alice, 'Three')]);
      expectThat((await textsOf(api, conversation)).includes('Three'), 'what was sent afterwards is not there');
    },
  ),
];
