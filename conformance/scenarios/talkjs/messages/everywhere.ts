import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import type { Context } from '../support/setup.js';
import { sendOne, startConversation, type Started } from '../support/start-conversation.js';
import { upload, uploadForm } from '../support/uploads.js';
import { listOf } from '../support/user-conversations.js';

const IN_2021 = 1_609_459_200_000;

/** Every place where the API shows the newest message of a conversation; the lists begin with the newest. */
async function placesOf({ api }: Context, { conversation, alice }: Started, message: string) {
  const messages = path`/conversations/${conversation}/messages`;
  const query = { limit: 20 };
  const [one, all, single, everyone, own] = [
    await api.get(`${messages}${path`/${message}`}`),
    await api.get(messages),
    await api.get(path`/conversations/${conversation}`),
    await api.get('/conversations', { query }),
    await api.get(listOf(alice), { query }),
  ];
  const nth = (list: Answer): string =>
    `/data/${String(list.strings('/data', 'id').indexOf(conversation))}/lastMessage`;
  return [
    one.object(''),
    all.object('/data/0'),
    single.object('/lastMessage'),
    everyone.object(nth(everyone)),
    own.object(nth(own)),
  ];
}

/** Uploads a picture that says how large and how long it is. */
async function uploadClip({ api }: Context): Promise<string> {
  const form = uploadForm({ name: 'day.mp4', type: 'video/mp4' });
  for (const [name, value] of Object.entries({ subtype: 'video', width: '640', height: '480', duration: '2.5' }))
    form.append(name, value);
  const answer = await upload(api, form);
  expectStatus(answer, 200);
  return answer.string('/attachmentToken');
}

const TEXT = { type: 'text', children: ['Hello ', { type: 'bold', children: ['Alice'] }] };
const PLACE = { type: 'location', latitude: 51.44, longitude: 5.48 };

export const messagesEverywhere = [
  scenario(
    'what is sent as a block of content is shown alike wherever the message is shown, with its reactions',
    { claims: ['TJ-MSG-24', 'TJ-CNV-24', 'TJ-RCT-05'], needs: ['state'] },
    async (context) => {
      for (const block of [TEXT, PLACE]) {
        const started = await startConversation(context, `order_${block.type}`);
        const { conversation, alice, sebastian } = started;
        const message = await sendOne(context.api, conversation, {
          type: 'UserMessage',
          sender: sebastian,
          content: [block],
        });
        const reaction = path`/conversations/${conversation}/messages/${message}/reactions/${'👍'}/${alice}`;
        expectStatus(await context.api.put(reaction, { json: {} }), 200);
        for (const shown of await placesOf(context, started, message)) {
          expectEqual([shown['id'], shown['content']], [message, [block]], 'id and content');
          expectEqual(Object.keys(shown['reactions'] as object), ['👍'], 'the emoji on the message');
        }
      }
    },
  ),

  scenario(
    'a file that is sent as a block of content is shown with what its upload said of it',
    { claims: ['TJ-MSG-24', 'TJ-FIL-10', 'TJ-CNV-24'], needs: ['state'] },
    async (context) => {
      const started = await startConversation(context);
      const fileToken = await uploadClip(context);
      const message = await sendOne(context.api, started.conversation, {
        type: 'UserMessage',
        sender: started.sebastian,
        content: [{ type: 'file', fileToken }],
      });
      const about = { filename: 'day.mp4', size: 19, subtype: 'video', width: 640, height: 480, duration: 2.5 };
      for (const shown of await placesOf(context, started, message)) {
        const attachment = shown['attachment'] as Record<string, unknown>;
        const dimensions = { width: 640, height: 480 };
        expectEqual([attachment['size'], attachment['dimensions']], [19, dimensions], 'size and dimensions');
        const block = { type: 'file', url: attachment['url'], fileToken, ...about };
        expectEqual(shown['content'], [block], 'content');
      }
    },
  ),

  scenario(
    'an import takes the three kinds of blocks',
    { claims: ['TJ-IMP-03', 'TJ-MSG-24'], needs: ['state'] },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      const file = { type: 'file', fileToken: await uploadClip(context) };
      const json = [TEXT, PLACE, file].map((block, nth) => ({
        type: 'UserMessage',
        sender: alice,
        content: [block],
        createdAt: IN_2021 + nth,
      }));
      expectStatus(await context.api.post(path`/import/conversations/${conversation}/messages`, { json }), 200);
      const list = await context.api.get(path`/conversations/${conversation}/messages`);
      expectEqual(
        [0, 1, 2].map((nth) => list.at(`/data/${String(nth)}/content/0/type`)),
        ['file', 'location', 'text'],
        'the kinds of blocks, newest first',
      );
      expectEqual(list.at('/data/2/text'), 'Hello Alice', 'the words of the text');
    },
  ),
];
