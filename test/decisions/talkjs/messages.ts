import { START, type TestApp } from '../../emulator/talkjs.js';
import { field, openChat, post, say, status, texts, type Stories } from './story.js';

async function upload(app: TestApp): Promise<string> {
  const form = new FormData();
  form.set('file', new File(['hello'], 'note.txt'));
  form.set('filename', 'note.txt');
  return String(await field(app.send('POST', '/files', { body: form }), 'attachmentToken'));
}

const createdAt = async (app: TestApp): Promise<number[]> => {
  const { body } = await app.send('GET', '/conversations/chat/messages');
  return (body as { data: { createdAt: number }[] }).data.map((message) => message.createdAt);
};

const isUnreadFor = async (app: TestApp, userId: string): Promise<unknown> => {
  const { body } = await app.send('GET', '/conversations/chat');
  return (body as { participants: Record<string, { isUnread: boolean }> }).participants[userId]?.isUnread;
};

/** What is sent, and what becomes of it. */
export const messageStories = {
  readOnlySender: {
    tell: async (app) => {
      await openChat(app, 'alice');
      await app.send('PATCH', '/conversations/chat/participants/alice', { body: { access: 'Read' } });
      return [await status(post(app, say('alice'))), await texts(app)];
    },
    expected: { send: [200, ['Hi']], refuse: [400, []] },
  },
  emptySend: {
    tell: async (app) => {
      await openChat(app, 'alice');
      const { status: code, body } = await post(app);
      return [code, Array.isArray(body) && body.length];
    },
    expected: { refuse: [400, false], accept: [200, 0] },
  },
  badMessage: {
    tell: async (app) => {
      await openChat(app, 'alice');
      return [
        await status(post(app, say('alice', 'one'), say('zoe', 'two'), say('alice', 'three'))),
        await texts(app),
      ];
    },
    expected: { 'none-sent': [400, []], 'earlier-sent': [400, ['one']] },
  },
  badMessageReasons: {
    tell: async (app) => {
      await openChat(app, 'alice');
      return (await post(app, say('alice'), say('zoe'))).body;
    },
    expected: {
      'by-number': { errorCode: 'BAD_REQUEST', reasons: { 2: '`sender` is not a part of participants list.' } },
      'by-field': {
        errorCode: 'BAD_REQUEST',
        reasons: { '1.sender': ['is not a part of participants list (state)'] },
      },
    },
  },
  timesOfOneSend: {
    tell: async (app) => {
      await openChat(app, 'alice');
      await post(app, say('alice', 'one'), say('alice', 'two'), say('alice', 'three'));
      return createdAt(app);
    },
    expected: { increasing: [START + 2, START + 1, START], equal: [START, START, START] },
  },
  ownReply: {
    tell: async (app) => {
      await openChat(app, 'alice', 'bob');
      await post(app, say('alice'));
      await post(app, say('bob', 'Hello!'));
      return [await isUnreadFor(app, 'bob'), await isUnreadFor(app, 'alice')];
    },
    expected: { reads: [false, true], 'leaves-unread': [true, true] },
  },
  restOrigin: {
    tell: async (app) => {
      await openChat(app, 'alice');
      const { body } = await post(app, say('alice'));
      const id = (body as { id: string }[])[0]?.id ?? '';
      return field(app.send('GET', `/conversations/chat/messages/${id}`), 'origin');
    },
    expected: { rest: 'rest', web: 'web' },
  },
  fileAgain: {
    tell: async (app) => {
      await openChat(app, 'alice');
      const file = { type: 'SystemMessage', attachmentToken: await upload(app) };
      return [await status(post(app, file, file)), await status(post(app, file)), await status(post(app, file))];
    },
    expected: { accept: [200, 200, 200], refuse: [400, 200, 400] },
  },
} satisfies Partial<Stories>;
