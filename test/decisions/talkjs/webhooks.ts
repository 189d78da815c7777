import type { TestApp } from '../../emulator/talkjs.js';
import { openChat, post, say, type Stories } from './story.js';

const sentEvents = async ({ emulator }: TestApp): Promise<string[]> => {
  await emulator.webhooks.settled();
  return emulator.webhooks.outbox.map(({ event }) => event);
};

/** What receivers of webhooks are told. */
export const webhookStories = {
  unansweredWebhook: {
    tell: async (app) => {
      app.emulator.webhooks.on('user.created', () => new Promise(() => undefined));
      await app.send('PUT', '/users/alice', { body: { name: 'Alice' } });
      app.emulator.clock.advance(10_000);
      return app.emulator.webhooks.outbox[0]?.attempts.map(({ outcome }) => outcome);
    },
    expected: { retry: ['timed out', 'timed out'], 'give-up': ['timed out'] },
  },
  readOverRest: {
    tell: async (app) => {
      await openChat(app, 'alice', 'bob');
      await post(app, say('alice'));
      app.emulator.webhooks.on('message.read', () => undefined);
      const readUntil = app.emulator.clock.now();
      await app.send('PATCH', '/conversations/chat/participants/bob', { body: { readUntil } });
      return sentEvents(app);
    },
    expected: { silent: [], fires: ['message.read'] },
  },
} satisfies Partial<Stories>;
