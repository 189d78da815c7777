import { expectEqual } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { expectDone, type Context } from '../support/setup.js';
import {
  JSON_TYPE,
  listMessages,
  readMessage,
  said,
  sendOne,
  startConversation,
} from '../support/start-conversation.js';

const NEEDS = { needs: ['state', 'simulate'] } as const;

interface Screen {
  readonly inbox: readonly string[];
  readonly messages: readonly string[];
}

const screenOf = ({ simulate }: Context, userId: string): Screen => simulate('screen', { userId }) as Screen;

/** What users see and do in the chat itself. */
export const messagesOnScreen = [
  scenario(
    'a new conversation is in no inbox before it has a message',
    { ...NEEDS, claims: ['TJ-CNV-15'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      context.simulate('online', { userId: alice });
      expectEqual(screenOf(context, alice).inbox, [], 'the inbox before');
      await sendOne(context.api, conversation, said(sebastian, 'Hello!'));
      expectEqual(screenOf(context, alice).inbox, [conversation], 'the inbox afterwards');
    },
  ),

  scenario(
    'a deleted message is gone from the screen at once',
    { ...NEEDS, claims: ['TJ-EDT-09'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const first = await sendOne(context.api, conversation, said(sebastian, 'Hello!'));
      const second = await sendOne(context.api, conversation, said(sebastian, 'Oops.'));
      context.simulate('online', { userId: alice, conversationId: conversation });
      expectEqual(screenOf(context, alice).messages, [first, second], 'messages before');
      expectDone(await context.api.delete(path`/conversations/${conversation}/messages/${second}`, JSON_TYPE));
      expectEqual(screenOf(context, alice).messages, [first], 'messages afterwards');
    },
  ),

  scenario(
    'when all messages are deleted none is left on the screen',
    { ...NEEDS, claims: ['TJ-EDT-13'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const message = await sendOne(context.api, conversation, said(sebastian, 'Hello!'));
      context.simulate('online', { userId: alice, conversationId: conversation });
      expectEqual(screenOf(context, alice).messages, [message], 'messages before');
      expectDone(await context.api.delete(path`/conversations/${conversation}/messages`, JSON_TYPE));
      expectEqual(screenOf(context, alice).messages, [], 'messages afterwards');
    },
  ),

  scenario(
    'readBy holds the ids of those who have read the message, in a single read and in a list',
    { ...NEEDS, claims: ['TJ-GET-18'] },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const message = await sendOne(context.api, conversation, said(sebastian, 'Hello!'));
      expectEqual((await readMessage(context.api, conversation, message)).at('/readBy'), [], 'readBy before');
      context.simulate('read', { conversationId: conversation, userId: alice });
      expectEqual((await readMessage(context.api, conversation, message)).at('/readBy'), [alice], 'readBy');
      expectEqual((await listMessages(context.api, conversation)).at('/data/0/readBy'), [alice], 'readBy in a list');
    },
  ),

  scenario(
    'a message of the chat has the origin web, and a reply by e-mail the origin email',
    { ...NEEDS, claims: ['TJ-GET-06'] },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      context.simulate('send', { conversationId: conversation, userId: alice, text: 'From the chat.' });
      const address = await context.api.get(path`/conversations/${conversation}/participants/${alice}/email`);
      context.simulate('replyByEmail', { to: address.string('/emailAddress'), text: 'By e-mail.' });
      const list = await listMessages(context.api, conversation);
      expectEqual([list.at('/data/0/text'), list.at('/data/0/origin')], ['By e-mail.', 'email'], 'the reply');
      expectEqual([list.at('/data/1/text'), list.at('/data/1/origin')], ['From the chat.', 'web'], 'the message');
    },
  ),
];
