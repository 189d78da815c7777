import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { scenario } from '../support/scenario.js';
import type { Context } from '../support/setup.js';
import { startConversation } from '../support/start-conversation.js';

const NEEDS = { needs: ['state', 'simulate'] } as const;

/** The ids of the users who are online and asked for, sorted. */
async function online({ api }: Context, query: object): Promise<string[]> {
  const answer = await api.post('/presences', { json: query });
  expectStatus(answer, 200);
  return Object.keys(answer.object('/data')).sort();
}

export const presenceSessions = [
  scenario(
    'a user who is online has the status online and a widget, and one who left is not listed',
    { ...NEEDS, claims: ['TJ-PRS-01'] },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      context.simulate('online', { userId: alice, conversationId: conversation, custom: { page: 'order' } });
      const answer = await context.api.post('/presences', { json: {} });
      expectStatus(answer, 200);
      expectEqual(Object.keys(answer.object('/data')), [alice], 'who is online');
      expectEqual(answer.at(`/data/${alice}/status`), 'online', 'the status');
      expectEqual(answer.at(`/data/${alice}/backgroundSessions`), [], 'background sessions');
      expectEqual(answer.at(`/data/${alice}/widgets/0/selectedConversationId`), conversation, 'what is looked at');
      expectEqual(answer.at(`/data/${alice}/widgets/0/custom`), { page: 'order' }, 'custom data');
      context.simulate('offline', { userId: alice });
      expectEqual(await online(context, { includeBackgroundSessions: true }), [], 'who is online afterwards');
    },
  ),

  scenario(
    'users without a visible chat are listed only where background sessions are asked for',
    { ...NEEDS, claims: ['TJ-PRS-02'] },
    async (context) => {
      const { alice, sebastian } = await startConversation(context);
      context.simulate('online', { userId: alice });
      context.simulate('online', { userId: sebastian, visible: false });
      expectEqual(await online(context, {}), [alice], 'without saying');
      expectEqual(await online(context, { includeBackgroundSessions: false }), [alice], 'with false');
      const both = await context.api.post('/presences', { json: { includeBackgroundSessions: true } });
      expectStatus(both, 200);
      expectEqual(Object.keys(both.object('/data')).sort(), [alice, sebastian].sort(), 'with true');
      expectEqual(both.at(`/data/${sebastian}/widgets`), [], 'widgets of a background session');
      expectEqual(both.array(`/data/${sebastian}/backgroundSessions`).length, 1, 'background sessions');
    },
  ),

  scenario(
    'who looks at a conversation, and who at none, can be told apart',
    { ...NEEDS, claims: ['TJ-PRS-03'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      context.simulate('online', { userId: alice, conversationId: conversation });
      context.simulate('online', { userId: sebastian, conversationId: null });
      expectEqual(await online(context, { selectedConversationId: conversation }), [alice], 'at the conversation');
      expectEqual(await online(context, { selectedConversationId: null }), [sebastian], 'at none');
      expectEqual(await online(context, {}), [alice, sebastian].sort(), 'without a filter');
    },
  ),

  scenario(
    'focus, typing and users narrow down who is listed',
    { ...NEEDS, claims: ['TJ-PRS-04'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      context.simulate('online', { userId: alice, conversationId: conversation, hasFocus: false });
      context.simulate('type', { userId: sebastian, conversationId: conversation });
      expectEqual(await online(context, { hasFocus: false }), [alice], 'without focus');
      expectEqual(await online(context, { hasFocus: true }), [sebastian], 'with focus');
      expectEqual(await online(context, { isTyping: true }), [sebastian], 'typing');
      expectEqual(await online(context, { isTyping: false }), [alice], 'not typing');
      expectEqual(await online(context, { userIds: [alice] }), [alice], 'by id');
      expectEqual(await online(context, { userIds: [alice], isTyping: true }), [], 'by id and typing');
    },
  ),
];
