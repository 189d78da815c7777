import type { TestApp } from '../../emulator/talkjs.js';
import { field, openChat, post, say, status, type Stories } from './story.js';

const THUMB = encodeURIComponent('👍');

/** The path of a message that alice sent to bob. */
async function messageIn(app: TestApp): Promise<string> {
  await openChat(app, 'alice', 'bob');
  const [sent] = (await post(app, say('alice'))).body as { id: string }[];
  return `/conversations/chat/messages/${sent?.id ?? ''}`;
}

const react = (app: TestApp, message: string, userId: string): Promise<number> =>
  status(app.send('PUT', `${message}/reactions/${THUMB}/${userId}`, { body: {} }));

/** Reactions, imports and notifications. */
export const importStories = {
  reactionsOfMessage: {
    tell: async (app) => {
      const message = await messageIn(app);
      await react(app, message, 'bob');
      return field(app.send('GET', message), 'reactions');
    },
    expected: { users: { '👍': ['bob'] }, count: { '👍': 1 } },
  },
  reactionList: {
    tell: async (app) =>
      Array.isArray((await app.send('GET', `${await messageIn(app)}/reactions/${THUMB}`)).body) ? 'array' : 'envelope',
    expected: { envelope: 'envelope', array: 'array' },
  },
  reactionOfStranger: {
    tell: async (app) => react(app, await messageIn(app), 'carol'),
    expected: { refuse: 400, accept: 200 },
  },
  importedReadBy: {
    tell: async (app) => {
      await openChat(app, 'alice', 'bob');
      const body = [{ type: 'UserMessage', sender: 'alice', text: 'Hi', timestamp: 1_000, readBy: ['bob'] }];
      await app.send('POST', '/import/conversations/chat/messages', { body });
      const { data } = (await app.send('GET', '/conversations/chat/messages')).body as {
        data: { readBy: string[] }[];
      };
      return data[0]?.readBy;
    },
    expected: { reads: ['bob'], ignore: [] },
  },
  unknownRecipient: {
    tell: async (app) => {
      await messageIn(app);
      const body = { channels: ['email'], recipients: ['nobody'] };
      return status(app.send('POST', '/conversations/chat/notifications', { body }));
    },
    expected: { refuse: 400, ignore: 200 },
  },
} satisfies Partial<Stories>;
