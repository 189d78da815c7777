import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { aMomentLater, type Context } from '../support/setup.js';
import { notice, said, send, sendOne, startConversation } from '../support/start-conversation.js';

const STORY = { needs: ['state'] as const, story: true };
/** The largest page of conversations that every edition of the documentation allows. */
const PAGE = 20;

/** A hello, its answer and a notice, at three times; their ids, newest first. */
async function talk(context: Context): Promise<{ readonly messages: string; readonly ids: readonly string[] }> {
  const { api } = context;
  const { conversation, alice, sebastian } = await startConversation(context);
  const hello = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
  await aMomentLater(context);
  const answer = said(alice, 'Hello Sebastian, what a lovely day!', { referencedMessageId: hello });
  const reply = await sendOne(api, conversation, answer, 'replySent');
  await aMomentLater(context);
  const paid = await sendOne(api, conversation, notice('Payment received.'), 'systemSent');
  return { messages: path`/conversations/${conversation}/messages`, ids: [paid, reply, hello] };
}

/** The older conversation first, then the one with a message. */
async function twoConversations(
  context: Context,
): Promise<{ readonly older: string; readonly latest: string; readonly alice: string }> {
  const older = await startConversation(context, 'order_388_ab');
  await aMomentLater(context);
  const { conversation: latest, alice, sebastian } = await startConversation(context);
  await sendOne(context.api, latest, said(sebastian, 'Hello Alice!'));
  return { older: older.conversation, latest, alice };
}

const isDescending = (times: readonly number[]): boolean =>
  times.every((time, index) => index === 0 || time <= (times[index - 1] ?? 0));

export const storiesLists = [
  scenario(
    'what was said is listed newest first',
    { ...STORY, claims: ['TJ-LST-08', 'TJ-GET-13'] },
    async (context) => {
      const { messages, ids } = await talk(context);
      const list = await context.api.get(messages, { example: 'threeMessages' });
      expectEqual(list.strings('/data', 'id'), ids, 'the messages, newest first');
      expectThat(isDescending(list.numbers('/data', 'createdAt')), 'the times of the messages do not descend');
    },
  ),

  scenario(
    'what is said in one request is said in that order',
    { ...STORY, claims: ['TJ-MSG-04'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const first = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      await aMomentLater(context);
      const both = [said(alice, 'Hello Sebastian!'), notice('Payment received.')];
      const [second = '', third = ''] = await send(api, conversation, both, 'twoSent');
      const list = await api.get(path`/conversations/${conversation}/messages`, { example: 'threeMessages' });
      expectEqual(list.strings('/data', 'id'), [third, second, first], 'the messages, newest first');
    },
  ),

  scenario(
    'a page has as many messages as asked for, and the next one goes on after its last',
    { ...STORY, claims: ['TJ-LST-07', 'TJ-LST-09', 'TJ-LST-12', 'TJ-LST-15'] },
    async (context) => {
      const { messages, ids } = await talk(context);
      const first = await context.api.get(messages, { query: { limit: 2 }, example: 'newestTwoMessages' });
      expectEqual(first.strings('/data', 'id'), ids.slice(0, 2), 'the first page of two');
      const query = { limit: 2, startingAfter: first.strings('/data', 'id').at(-1) };
      const second = await context.api.get(messages, { query, example: 'nextPageOfMessages' });
      expectEqual(second.strings('/data', 'id'), ids.slice(2), 'the second page');
    },
  ),

  scenario(
    'the list of conversations goes on right after the one that was named',
    { ...STORY, claims: ['TJ-CNV-31'] },
    async (context) => {
      const { latest } = await twoConversations(context);
      const list = (
        await context.api.get('/conversations', { query: { limit: PAGE }, example: 'twoConversations' })
      ).strings('/data', 'id');
      expectThat(list.includes(latest), `${latest} is not among the latest conversations`);
      const query = { limit: PAGE, startingAfter: latest };
      const next = (await context.api.get('/conversations', { query, example: 'olderConversation' })).strings(
        '/data',
        'id',
      );
      const rest = list.slice(list.indexOf(latest) + 1);
      expectThat(rest.length > 0, `no conversation is listed after ${latest}, though an older one was written`);
      expectEqual(next.slice(0, rest.length), rest, `the conversations after ${latest}`);
    },
  ),

  scenario(
    'a user finds the conversations that they take part in',
    { ...STORY, claims: ['TJ-UCV-01'] },
    async (context) => {
      const { older, latest, alice } = await twoConversations(context);
      const list = await context.api.get(path`/users/${alice}/conversations`, {
        query: { limit: PAGE },
        example: 'aliceConversations',
      });
      const own = list.strings('/data', 'id').filter((id) => id === older || id === latest);
      expectEqual([...own].sort(), [older, latest].sort(), 'the conversations of Alice');
    },
  ),

  scenario(
    'a user who takes part in nothing finds no conversation',
    { claims: ['TJ-UCV-12'], needs: ['state', 'destructive'], story: true },
    async ({ api, id }) => {
      const nobody = path`/users/${id('lonely')}`;
      expectStatus(await api.put(nobody, { json: { name: 'Alone' } }), 200);
      const list = await api.get(`${nobody}/conversations`, { example: 'emptyList' });
      expectStatus(list, 200);
      expectEqual(list.body, { data: [] }, 'the list');
    },
  ),

  scenario(
    'users are listed newest first, and the list goes on right after the one that was named',
    { ...STORY, claims: ['TJ-USR-24', 'TJ-LST-07'] },
    async (context) => {
      await startConversation(context);
      const list = await context.api.get('/users', { query: { limit: 100 }, example: 'aliceAndSebastian' });
      expectThat(isDescending(list.numbers('/data', 'createdAt')), 'the times of the users do not descend');
      const [newest = '', ...rest] = list.strings('/data', 'id');
      const next = await context.api.get('/users', {
        query: { limit: 100, startingAfter: newest },
        example: 'aliceOnly',
      });
      expectEqual(next.strings('/data', 'id').slice(0, rest.length), rest, `the users after ${newest}`);
    },
  ),

  scenario(
    'a user who was never written answers 404',
    { ...STORY, claims: ['TJ-USR-22', 'TJ-ERR-03'] },
    async ({ api, id }) => {
      expectStatus(
        await api.get(path`/users/${id('nobody')}`, { example: { status: 404, name: 'userNotFound' } }),
        404,
      );
    },
  ),

  scenario(
    'a message that was never sent answers 404',
    { ...STORY, claims: ['TJ-GET-11', 'TJ-ERR-03'] },
    async (context) => {
      const { conversation } = await startConversation(context);
      const where = path`/conversations/${conversation}/messages/${context.id('msg_none')}`;
      expectStatus(await context.api.get(where, { example: { status: 404, name: 'messageNotFound' } }), 404);
    },
  ),

  scenario(
    'a conversation that was never written answers 404',
    { ...STORY, claims: ['TJ-CNV-17', 'TJ-ERR-03'] },
    async ({ api, id }) => {
      const where = path`/conversations/${id('never_written')}`;
      expectStatus(await api.get(where, { example: { status: 404, name: 'conversationNotFound' } }), 404);
    },
  ),
];
