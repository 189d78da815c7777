import type { Answer } from '../../../harness/answer.js';
import type { SendOptions } from '../../../harness/api.js';
import { expectEqual, expectIncludes, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { parseCurl, type PrintedRequest } from '../support/printed-forms.js';
import { CURL } from '../support/printed-texts.js';
import type { Context } from '../support/setup.js';

const ADDRESS = 'alice@example.com';
const USER = parseCurl(CURL.user, ADDRESS);
/** The guide says "two users" and prints one: the same call writes the other, with the least that is asked for. */
const OTHER: PrintedRequest = {
  ...USER,
  path: '/users/8029',
  body: '{ "name": "Sebastian", "email": ["sebastian@example.com"] }',
};
const CONVERSATION = parseCurl(CURL.conversation, ADDRESS);
const MESSAGE = parseCurl(CURL.message, ADDRESS);

/** The ids of the printed calls, and what stands for them: themselves on a fresh target, others on a shared one. */
const idsOf = ({ id, pooled }: Context): Record<string, string> => ({
  12081: pooled('12081'),
  8029: pooled('8029'),
  order_391_fc: id('order_391_fc'),
});

/** Sends a printed call byte for byte; only the secret key and, on a shared target, ids differ. */
async function replay(context: Context, printed: PrintedRequest, options: SendOptions = {}): Promise<Answer> {
  const ids = idsOf(context);
  const { secretKey } = context.credentials;
  const headers = Object.entries(printed.headers).map(([name, value]) => [
    name,
    value.replace('YOUR_SECRET_KEY', () => secretKey),
  ]);
  const body = Object.entries(ids).reduce(
    (text, [name, id]) => text.replaceAll(`"${name}"`, JSON.stringify(id)),
    printed.body,
  );
  const where = printed.path
    .split('/')
    .map((segment) => encodeURIComponent(ids[segment] ?? segment))
    .join('/');
  const answer = await context.api.anonymous.request(printed.method, where, {
    ...options,
    headers: Object.fromEntries(headers),
    body,
  });
  expectStatus(answer, 200);
  return answer;
}

async function startByTheGuide(context: Context, options: SendOptions = {}): Promise<Answer> {
  for (const call of [USER, OTHER, CONVERSATION]) await replay(context, call, options);
  return replay(context, MESSAGE, options);
}

// The first call writes an e-mail address.
const NEEDS = ['destructive'] as const;

/** The guide on starting a conversation (S003). */
export const storiesGuide = [
  scenario(
    'the calls of the guide are accepted as the page prints them',
    { claims: ['TJ-CNV-35', 'TJ-AUTH-04'], needs: NEEDS },
    async (context) => {
      await startByTheGuide(context);
    },
  ),

  scenario(
    'the calls of the guide are accepted at the address that the page prints',
    { claims: ['TJ-GEN-01'], needs: [...NEEDS, 'any-origin'] },
    async (context) => {
      await startByTheGuide(context, { origin: 'https://api.talkjs.com' });
    },
  ),

  scenario(
    'what the calls of the guide write is found again',
    { claims: ['TJ-CNV-35', 'TJ-USR-10', 'TJ-CNV-06', 'TJ-GET-17'], needs: [...NEEDS, 'state'] },
    async (context) => {
      const sent = await startByTheGuide(context);
      const { 12081: alice = '', 8029: other = '', order_391_fc: conversation = '' } = idsOf(context);
      expectIncludes(
        (await context.api.get(path`/users/${alice}`)).body,
        {
          id: alice,
          name: 'Alice',
          email: [ADDRESS],
          photoUrl: 'https://yoursite.com/userpictures/12081.png',
          welcomeMessage: 'Hey there! :-)',
          role: 'buyer',
        },
        'Alice',
      );
      const read = await context.api.get(path`/conversations/${conversation}`);
      const written = { id: conversation, subject: 'What a lovely day!', custom: { category: 'order_inquiry' } };
      expectIncludes(read.body, written, 'the conversation');
      expectEqual(Object.keys(read.object('/participants')).sort(), [alice, other].sort(), 'the participants');
      const list = await context.api.get(path`/conversations/${conversation}/messages`);
      expectEqual(list.array('/data').length, 1, 'the number of messages');
      expectIncludes(
        list.at('/data/0'),
        {
          id: sent.string('/0/id'),
          conversationId: conversation,
          text: 'Hello Alice!',
          senderId: other,
          type: 'UserMessage',
        },
        'the message',
      );
    },
  ),

  scenario(
    'the first two steps of the guide can be repeated and change nothing',
    { claims: ['TJ-USR-02', 'TJ-CNV-02'], needs: [...NEEDS, 'state'] },
    async (context) => {
      await startByTheGuide(context);
      const { 12081: alice = '', order_391_fc: conversation = '' } = idsOf(context);
      const seen = async (): Promise<unknown[]> => [
        (await context.api.get(path`/users/${alice}`)).body,
        (await context.api.get(path`/conversations/${conversation}`)).body,
      ];
      const before = await seen();
      for (const call of [USER, OTHER, CONVERSATION, USER, CONVERSATION]) await replay(context, call);
      expectEqual(await seen(), before, 'the user and the conversation after repeating the calls');
    },
  ),
];
