import { expectEqual } from '../../../harness/expect.js';
import { idsOf } from '../support/lists.js';
import { aMomentLater, putConversation, putUser, sendText } from '../support/setup.js';
import { scenario } from '../support/scenario.js';
import { listOf, ownOf } from '../support/user-conversations.js';

/**
 * What the documentation leaves open, as it is decided here. Where a clock is needed it stands still between the
 * steps.
 */
export const usersConversationActivity = [
  scenario(
    'joining moves a conversation up in the list of who joins',
    { claims: ['ED-26'], needs: ['state'] },
    async (context) => {
      const [user, other] = [
        await putUser(context, context.pooled('collector')),
        await putUser(context, context.pooled('sebastian')),
      ];
      const [older, newer] = [context.id('older'), context.id('newer')];
      await putConversation(context, older, [other]);
      await aMomentLater(context);
      await putConversation(context, newer, [user, other]);
      await aMomentLater(context);
      await putConversation(context, older, [user]);
      expectEqual(await ownOf(context, user, [older, newer]), [older, newer], 'for the user who joined the older one');
    },
  ),

  scenario(
    'last activity is the later of the last message and of joining',
    { claims: ['ED-26'], needs: ['state', 'clock'] },
    async (context) => {
      const [user, other] = [await putUser(context, 'collector'), await putUser(context, 'sebastian')];
      const steps: (() => Promise<unknown>)[] = [
        () => putConversation(context, 'joined', [other]),
        () => putConversation(context, 'written', [user, other]),
        () => putConversation(context, 'silent', [user, other]),
        () => sendText(context, 'written', other),
        () => putConversation(context, 'joined', [user]),
      ];
      for (const step of steps) {
        await step();
        context.advance(1000);
      }
      const ids = ['joined', 'written', 'silent'];
      expectEqual(await ownOf(context, user, ids), ['joined', 'written', 'silent'], 'for the user who joined last');
      expectEqual(
        await ownOf(context, other, ids),
        ['written', 'silent', 'joined'],
        'for the user who was there from the start',
      );
      expectEqual(await idsOf(context.api.get('/conversations')), ['written', 'silent', 'joined'], 'for the app');
      await sendText(context, 'joined', other);
      expectEqual(await ownOf(context, other, ids), ['joined', 'written', 'silent'], 'after a message');
    },
  ),

  scenario(
    'the time filters are strict, and conversations without messages pass neither of the two for messages',
    { claims: ['ED-28'], needs: ['state', 'clock'] },
    async (context) => {
      const user = await putUser(context, 'collector');
      const times: number[] = [];
      for (const id of ['a', 'b', 'c']) {
        await putConversation(context, id, [user]);
        await sendText(context, id, user);
        times.push(context.now());
        context.advance(1000);
      }
      await putConversation(context, 'silent', [user]);
      const [first = 0, second = 0, third = 0] = times;
      for (const list of [listOf(user), '/conversations']) {
        const chosen = (query: Record<string, number | string>): Promise<string[]> =>
          idsOf(context.api.get(list, { query }));
        expectEqual(await chosen({ lastMessageAfter: second }), ['c'], 'after the second');
        expectEqual(await chosen({ lastMessageBefore: second }), ['a'], 'before the second');
        expectEqual(
          await chosen({ lastMessageAfter: first - 1, lastMessageBefore: third + 1 }),
          ['c', 'b', 'a'],
          'after and before',
        );
        expectEqual(await chosen({ offsetTs: second }), ['a'], 'from the second on, latest first');
        expectEqual(
          await chosen({ offsetTs: second, orderDirection: 'ASC' }),
          ['c', 'silent'],
          'from the second on, earliest first',
        );
      }
    },
  ),
];
