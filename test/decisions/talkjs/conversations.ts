import type { TestApp } from '../../emulator/talkjs.js';
import { field, openChat, post, say, status, type Stories } from './story.js';

const custom = (app: TestApp): Promise<unknown> => field(app.send('GET', '/users/alice'), 'custom');

const putAlice = (app: TestApp, body: object): Promise<number> => status(app.send('PUT', '/users/alice', { body }));

/** What users and conversations are like. */
export const conversationStories = {
  userAnswer: {
    tell: async (app) =>
      Object.keys((await app.send('PUT', '/users/alice', { body: { name: 'A' } })).body as object)[0],
    expected: { empty: undefined, object: 'id' },
  },
  userWithoutName: {
    tell: async (app) => [
      await putAlice(app, { role: 'buyer' }),
      await status(app.send('PUT', '/users', { body: { alice: { role: 'buyer' } } })),
      await status(app.send('GET', '/users/alice')),
    ],
    expected: { refuse: [400, 400, 404], 'not-found': [404, 400, 404] },
  },
  emailAsText: {
    tell: async (app) => [
      await putAlice(app, { name: 'A', email: 'a@example.com' }),
      await status(app.send('PUT', '/users', { body: { bob: { name: 'B', phone: '+441234567890' } } })),
      await field(app.send('GET', '/users/alice'), 'email'),
    ],
    expected: { refuse: [400, 400, undefined], accept: [200, 200, ['a@example.com']] },
  },
  photoUrl: {
    tell: (app) => putAlice(app, { name: 'A', photoUrl: 'me.png' }),
    expected: { 'any-text': 200, url: 400 },
  },
  unsetAvailability: {
    tell: async (app) => {
      await putAlice(app, { name: 'A' });
      return field(app.send('GET', '/users/alice'), 'availabilityText');
    },
    expected: { null: null, empty: '' },
  },
  customValue: {
    tell: async (app) => [await putAlice(app, { name: 'A', custom: { level: 5, isVip: true } }), await custom(app)],
    expected: { refuse: [400, undefined], 'to-text': [200, { level: '5', isVip: 'true' }] },
  },
  customUpdate: {
    tell: async (app) => {
      await putAlice(app, { name: 'A', custom: { level: '5' } });
      await putAlice(app, { custom: { team: 'red' } });
      return custom(app);
    },
    expected: { merge: { level: '5', team: 'red' }, replace: { team: 'red' } },
  },
  customNull: {
    tell: async (app) => {
      await putAlice(app, { name: 'A', custom: { level: '5' } });
      const bulk = await status(app.send('PUT', '/users', { body: { alice: { custom: { level: null } } } }));
      return [bulk, await custom(app)];
    },
    expected: { remove: [200, {}], refuse: [400, { level: '5' }] },
  },
  participantsNull: {
    tell: (app) => status(app.send('PUT', '/conversations/chat', { body: { participants: null } })),
    expected: { absent: 200, refuse: 400 },
  },
  unknownParticipant: {
    tell: async (app) => {
      await putAlice(app, { name: 'A' });
      const code = await status(app.send('PUT', '/conversations/chat', { body: { participants: ['alice', 'zoe'] } }));
      return [code, Object.keys((await field(app.send('GET', '/conversations/chat'), 'participants')) ?? {})];
    },
    expected: { refuse: [400, []], skip: [200, ['alice']] },
  },
  participantWithoutBody: {
    tell: async (app) => {
      await openChat(app, 'alice');
      return status(app.send('PUT', '/conversations/chat/participants/alice'));
    },
    expected: { defaults: 200, refuse: 400 },
  },
  removalOfNobody: {
    tell: async (app) => {
      await openChat(app, 'alice');
      return status(app.send('DELETE', '/conversations/chat/participants/zoe'));
    },
    expected: { accept: 200, refuse: 404 },
  },
  updateOfNobody: {
    tell: async (app) => {
      await openChat(app, 'alice');
      return status(app.send('PATCH', '/conversations/chat/participants/zoe', { body: { notify: false } }));
    },
    expected: { 'not-found': 404, 'bad-request': 400 },
  },
  participationDetails: {
    tell: async (app) => {
      await openChat(app, 'alice');
      const { body } = await app.send('GET', '/conversations/chat');
      const { participants, everyoneReadUntil } = body as { participants: object; everyoneReadUntil?: null };
      return [participants, everyoneReadUntil];
    },
    expected: {
      show: [
        {
          alice: { access: 'ReadWrite', notify: true, isUnread: false, joinedAt: 1_700_000_000_000, readUntil: null },
        },
        null,
      ],
      hide: [{ alice: { access: 'ReadWrite', notify: true, isUnread: false } }, undefined],
    },
  },
  newTopic: {
    tell: async (app) => {
      await openChat(app, 'alice');
      return field(app.send('GET', '/conversations/chat'), 'topicId');
    },
    expected: { null: null, text: 'topic_chat' },
  },
  deletionOfNothing: {
    tell: async (app) => {
      await openChat(app, 'alice');
      return [
        await status(app.send('DELETE', '/conversations/none')),
        await status(app.send('DELETE', '/conversations/chat/messages/msg_none')),
      ];
    },
    expected: { refuse: [404, 404], accept: [200, 200] },
  },
  deletedIdAgain: {
    tell: async (app) => {
      await openChat(app, 'alice');
      await post(app, say('alice'));
      await app.send('DELETE', '/conversations/chat');
      const code = await status(app.send('PUT', '/conversations/chat', { body: {} }));
      return [code, await field(app.send('GET', '/conversations/chat'), 'lastMessage')];
    },
    expected: { new: [200, null], refuse: [400, undefined] },
  },
} satisfies Partial<Stories>;
