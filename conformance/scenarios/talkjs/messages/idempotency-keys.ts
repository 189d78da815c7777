import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { notice, post, said, send, startConversation, textsOf, writeUsers } from '../support/start-conversation.js';

const SECOND_MS = 1000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;

export const messagesIdempotencyKeys = [
  scenario(
    'any message goes with an idempotency key, a string, or without',
    { claims: ['TJ-IDM-01'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      for (const [index, message] of [said(sebastian, 'Hello'), notice('Paid')].entries()) {
        expectStatus(await post(context.api, conversation, [message]), 200);
        expectStatus(
          await post(context.api, conversation, [{ ...message, idempotencyKey: `key-${String(index)}` }]),
          200,
        );
      }
    },
  ),

  scenario(
    'a send retried with the same key is sent exactly once',
    { claims: ['TJ-IDM-02'], needs: ['state'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const messages = [
        said(sebastian, 'Hello', { idempotencyKey: 'hello' }),
        notice('Paid', { idempotencyKey: 'paid' }),
      ];
      expectStatus(await post(context.api, conversation, messages), 200);
      for (let retry = 0; retry < 4; retry += 1) await post(context.api, conversation, messages);
      expectEqual((await textsOf(context.api, conversation)).sort(), ['Hello', 'Paid'], 'the texts of the messages');
    },
  ),

  scenario(
    'sends with one key at the same time are sent exactly once',
    { claims: ['TJ-IDM-02'], needs: ['state'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const messages = [said(sebastian, 'Hello', { idempotencyKey: 'hello' })];
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post(context.api, conversation, messages)));
      expectThat(
        answers.some((answer) => answer.status === 200),
        'no attempt was answered 200',
      );
      expectEqual(await textsOf(context.api, conversation), ['Hello'], 'the texts of the messages');
    },
  ),

  scenario('a key counts within one conversation', { claims: ['TJ-IDM-03'], needs: ['state'] }, async (context) => {
    const first = await startConversation(context, 'order_1');
    const second = await startConversation(context, 'order_2');
    for (const { conversation, alice } of [first, second]) {
      await send(context.api, conversation, [said(alice, `Hello ${conversation}`, { idempotencyKey: 'hello' })]);
    }
    for (const { conversation } of [first, second]) {
      expectEqual(await textsOf(context.api, conversation), [`Hello ${conversation}`], `the texts in ${conversation}`);
    }
  }),

  scenario(
    'of two messages with the same key only the first is processed',
    { claims: ['TJ-IDM-04'], needs: ['state'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      await send(context.api, conversation, [said(sebastian, 'The first', { idempotencyKey: 'key' })]);
      await post(context.api, conversation, [said(alice, 'The second', { idempotencyKey: 'key' })]);
      await post(context.api, conversation, [notice('The third', { idempotencyKey: 'key' })]);
      expectEqual(await textsOf(context.api, conversation), ['The first'], 'the texts of the messages');
    },
  ),

  scenario(
    'messages with different keys are all sent',
    { claims: ['TJ-IDM-02'], needs: ['state'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const keys = ['order-391-1', 'order-391-2', 'order-391-10'];
      for (const idempotencyKey of keys)
        await send(context.api, conversation, [said(sebastian, idempotencyKey, { idempotencyKey })]);
      await send(context.api, conversation, [
        notice('In one request', { idempotencyKey: 'a' }),
        notice('In one request', { idempotencyKey: 'b' }),
      ]);
      expectEqual(
        (await textsOf(context.api, conversation)).sort(),
        ['In one request', 'In one request', ...keys.sort()],
        'the texts of the messages',
      );
    },
  ),

  scenario('a key holds for 24 hours', { claims: ['TJ-IDM-05'], needs: ['state', 'clock'] }, async (context) => {
    const { api, advance } = context;
    const { conversation, sebastian } = await startConversation(context);
    const messages = [said(sebastian, 'Hello', { idempotencyKey: 'key' })];
    await send(api, conversation, messages);
    for (const wait of [SECOND_MS, DAY_MS / 2, DAY_MS / 2 - 2 * SECOND_MS]) {
      advance(wait);
      await post(api, conversation, messages);
      expectEqual(await textsOf(api, conversation), ['Hello'], 'the texts of the messages');
    }
  }),

  scenario(
    'after 24 hours a key may be used for another message',
    { claims: ['TJ-IDM-06'], needs: ['state', 'clock'] },
    async (context) => {
      const { api, advance } = context;
      const { conversation, sebastian } = await startConversation(context);
      await send(api, conversation, [said(sebastian, 'Yesterday', { idempotencyKey: 'key' })]);
      advance(DAY_MS / 2);
      // A repetition in between does not bind the key anew.
      await post(api, conversation, [said(sebastian, 'Yesterday', { idempotencyKey: 'key' })]);
      advance(DAY_MS / 2 + SECOND_MS);
      await send(api, conversation, [said(sebastian, 'Today', { idempotencyKey: 'key' })]);
      expectEqual((await textsOf(api, conversation)).sort(), ['Today', 'Yesterday'], 'the texts of the messages');
      await post(api, conversation, [said(sebastian, 'Again', { idempotencyKey: 'key' })]);
      expectEqual(
        (await textsOf(api, conversation)).sort(),
        ['Today', 'Yesterday'],
        'the texts once the key is bound again',
      );
    },
  ),

  scenario(
    'without a key the same request sends its messages again',
    { claims: ['TJ-IDM-07'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const messages = [said(sebastian, 'Hello'), notice('Paid')];
      const ids = [await send(api, conversation, messages), await send(api, conversation, messages)].flat();
      expectEqual(new Set(ids).size, 4, 'the number of different ids');
      expectEqual(
        (await textsOf(api, conversation)).sort(),
        ['Hello', 'Hello', 'Paid', 'Paid'],
        'the texts of the messages',
      );
    },
  ),

  scenario(
    'a request that failed does not use up its key',
    { claims: ['TJ-IDM-08'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation } = await startConversation(context);
      const [carol = ''] = await writeUsers(context, 'carol');
      const messages = [said(carol, 'Let me in', { idempotencyKey: 'key' })];
      const refused = await post(api, conversation, messages);
      expectThat(refused.status !== 200, 'a user who takes no part could send');
      expectStatus(await api.put(path`/conversations/${conversation}`, { json: { participants: [carol] } }), 200);
      await send(api, conversation, messages);
      await post(api, conversation, messages);
      expectEqual(await textsOf(api, conversation), ['Let me in'], 'the texts of the messages');
    },
  ),

  scenario(
    'a request refused for one message uses up no key of its others',
    { claims: ['TJ-IDM-08'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const message = said(sebastian, 'Hello', { idempotencyKey: 'key' });
      const refused = await post(api, conversation, [
        message,
        { type: 'SystemMessage', sender: sebastian, text: 'Wrong' },
      ]);
      expectThat(refused.status !== 200, 'a system message with a sender was accepted');
      await send(api, conversation, [message]);
      expectEqual(await textsOf(api, conversation), ['Hello'], 'the texts of the messages');
    },
  ),
];
