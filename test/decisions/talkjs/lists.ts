import { START, type Answer, type TestApp } from '../../emulator/talkjs.js';
import { idsOf, openChat, post, say, status, type Stories } from './story.js';

const listed = async (answer: Promise<Answer>): Promise<unknown> => {
  const { status: code, body } = await answer;
  return [code, (body as { data?: unknown[] }).data?.length];
};

async function makeUsers(app: TestApp, count: number): Promise<void> {
  for (let from = 0; from < count; from += 50) {
    const ids = Array.from({ length: Math.min(50, count - from) }, (_, index) => `u${String(from + index)}`);
    await app.send('PUT', '/users', { body: Object.fromEntries(ids.map((id) => [id, { name: id }])) });
  }
}

const conversation = (app: TestApp, id: string, body: object): Promise<Answer> =>
  app.send('PUT', `/conversations/${id}`, { body });

const filtered = async (app: TestApp, filter: object): Promise<string[]> =>
  idsOf(await app.send('GET', '/conversations', { query: { filter: JSON.stringify(filter) } }));

/** What lists show, and in which order. */
export const listStories = {
  overRangeLimit: {
    tell: async (app) => {
      await makeUsers(app, 150);
      return [
        await listed(app.send('GET', '/users', { query: { limit: '150' } })),
        await listed(app.send('GET', '/users', { query: { limit: '0' } })),
        await listed(app.send('GET', '/users', { query: { limit: 'many' } })),
      ];
    },
    expected: {
      refuse: [
        [400, undefined],
        [400, undefined],
        [400, undefined],
      ],
      clamp: [
        [200, 100],
        [200, 1],
        [400, undefined],
      ],
      honour: [
        [200, 150],
        [400, undefined],
        [400, undefined],
      ],
    },
  },
  unknownCursor: {
    tell: async (app) => {
      await makeUsers(app, 3);
      return listed(app.send('GET', '/users', { query: { startingAfter: 'nobody' } }));
    },
    expected: { refuse: [400, undefined], 'not-found': [404, undefined], 'first-page': [200, 3] },
  },
  badListArgument: {
    tell: async (app) => [
      await status(app.send('GET', '/conversations', { query: { orderBy: 'size' } })),
      await status(app.send('GET', '/conversations', { query: { filter: '{' } })),
      await status(app.send('GET', '/conversations', { query: { lastMessageAfter: 'today' } })),
    ],
    expected: { refuse: [400, 400, 400], ignore: [200, 200, 200] },
  },
  joiningIsActivity: {
    tell: async (app) => {
      await openChat(app, 'alice');
      app.emulator.clock.advance(1000);
      await conversation(app, 'second', { participants: ['alice'] });
      app.emulator.clock.advance(1000);
      await app.send('DELETE', '/conversations/chat/participants/alice');
      await app.send('PUT', '/conversations/chat/participants/alice', { body: {} });
      return idsOf(await app.send('GET', '/users/alice/conversations'));
    },
    expected: { yes: ['chat', 'second'], no: ['second', 'chat'] },
  },
  timeBounds: {
    tell: async (app) => {
      await openChat(app, 'alice');
      await post(app, say('alice'));
      const edge = (name: string): Promise<Answer> =>
        app.send('GET', '/conversations', { query: { [name]: String(START) } });
      return [
        idsOf(await edge('lastMessageAfter')),
        idsOf(await edge('lastMessageBefore')),
        idsOf(await edge('offsetTs')),
      ];
    },
    expected: { exclusive: [[], [], []], inclusive: [['chat'], ['chat'], ['chat']] },
  },
  filterOnAll: {
    tell: async (app) => {
      await conversation(app, 'red', { custom: { team: 'red' } });
      await conversation(app, 'blue', { custom: { team: 'blue' } });
      return (await filtered(app, { custom: { team: ['==', 'red'] } })).sort();
    },
    expected: { apply: ['red'], ignore: ['blue', 'red'] },
  },
  filterKeys: {
    tell: async (app) => {
      await conversation(app, 'both', { subject: 'Order', custom: { team: 'red' } });
      await conversation(app, 'one', { subject: 'Order', custom: { team: 'blue' } });
      await conversation(app, 'none', { subject: 'Other', custom: { team: 'blue' } });
      return (await filtered(app, { subject: ['==', 'Order'], custom: { team: ['==', 'red'] } })).sort();
    },
    expected: { all: ['both'], any: ['both', 'one'] },
  },
} satisfies Partial<Stories>;
