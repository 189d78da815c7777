import { APP_ID, SECRET_KEY, signToken, type Answer, type TestApp } from '../../emulator/talkjs.js';
import { field, openChat, status, type Stories } from './story.js';

const fetchUrl = (app: TestApp, url: string, init: RequestInit = {}): Promise<Response> =>
  app.emulator.fetch(url, { redirect: 'manual', headers: { authorization: `Bearer ${SECRET_KEY}` }, ...init });

const answerOf = async (answer: Promise<Answer>): Promise<unknown> => {
  const { status: code, text } = await answer;
  return [code, text];
};

export const requestStories = {
  unknownApp: {
    tell: async (app) => (await fetchUrl(app, 'https://api.talkjs.com/v1/tNobody/users')).status,
    expected: { 'not-found': 404, unauthorized: 401 },
  },
  unknownAppAnswer: {
    tell: async (app) => (await fetchUrl(app, 'https://api.talkjs.com/v1/tNobody/users')).text(),
    expected: { text: 'Not found.', json: '{"errorCode":"NOT_FOUND","reasons":["No app has this id."]}' },
  },
  undeclaredMethod: {
    tell: (app) => status(app.send('PATCH', '/conversations')),
    expected: { 'not-found': 404, 'method-not-allowed': 405 },
  },
  trailingSlash: { tell: (app) => status(app.send('GET', '/users/')), expected: { accept: 200, refuse: 404 } },
  headRequest: { tell: (app) => status(app.send('HEAD', '/users')), expected: { 'like-get': 200, 'not-found': 404 } },
  optionsRequest: {
    tell: (app) => status(app.send('OPTIONS', '/users')),
    expected: { 'not-found': 404, 'no-content': 204 },
  },
  plainHttp: {
    tell: async (app) => {
      const { status: code, headers } = await fetchUrl(app, `http://api.talkjs.com/v1/${APP_ID}/users?limit=1`);
      return [code, headers.get('location')];
    },
    expected: { refuse: [400, null], redirect: [301, `https://api.talkjs.com/v1/${APP_ID}/users?limit=1`] },
  },
  malformedPath: { tell: (app) => status(app.send('GET', '/users/%ZZ')), expected: { refuse: 400, 'not-found': 404 } },
  userToken: {
    tell: (app) =>
      status(
        app.send('GET', '/users', {
          headers: { authorization: `Bearer ${signToken({ tokenType: 'user', sub: 'a' })}` },
        }),
      ),
    expected: { refuse: 401, accept: 200 },
  },
  reasons: {
    tell: (app) => field(app.send('PUT', '/users/alice', { body: {} }), 'reasons'),
    expected: { 'by-field': { name: ['is required for a new user'] }, list: ['name: is required for a new user'] },
  },
  unknownVersion: {
    tell: (app) => status(app.send('GET', '/users', { headers: { 'talkjs-rest-version': '1999-01-01' } })),
    expected: { refuse: 400, newest: 200 },
  },
  unknownField: {
    tell: (app) => status(app.send('PUT', '/users/alice', { body: { name: 'Alice', shoeSize: '38' } })),
    expected: { ignore: 200, refuse: 400 },
  },
  unknownParameter: {
    tell: (app) => status(app.send('GET', '/users', { query: { page: '2' } })),
    expected: { ignore: 200, refuse: 400 },
  },
  idInBody: {
    tell: async (app) => [
      await status(app.send('PUT', '/users/alice', { body: { id: 'bob', name: 'Alice' } })),
      await status(app.send('PUT', '/users', { body: { alice: { id: 'bob', name: 'Alice' } } })),
      await status(app.send('PUT', '/conversations/chat', { body: { id: 'other' } })),
      await status(app.send('PUT', '/conversations/chat', { body: { id: 'chat' } })),
    ],
    expected: { ignore: [200, 200, 200, 200], refuse: [400, 400, 400, 200] },
  },
  writeAnswer: {
    tell: async (app) => {
      await openChat(app, 'alice');
      const { body } = await app.send('PATCH', '/conversations/chat/participants/alice', { body: { notify: false } });
      return body;
    },
    expected: {
      empty: {},
      object: { access: 'ReadWrite', notify: false, isUnread: false, joinedAt: 1_700_000_000_000, readUntil: null },
    },
  },
  presenceNull: {
    tell: (app) => status(app.send('POST', '/presences', { body: { hasFocus: null } })),
    expected: { absent: 200, refuse: 400 },
  },
  repeatedNumber: {
    tell: (app) =>
      answerOf(
        app.send('POST', '/batch', {
          body: [
            [1, 'GET', '/users'],
            [1, 'GET', '/users'],
          ],
        }),
      ),
    expected: {
      refuse: [400, '{"errorCode":"BAD_REQUEST","reasons":["Sequence numbers must be unique in the batch: 1."]}'],
      accept: [200, '[[1,200,{"data":[]}],[1,200,{"data":[]}]]'],
    },
  },
  resultOrder: {
    tell: async (app) => {
      const body = [1, 2, 3, 4, 5].map((sequence) => [sequence, 'GET', '/users']);
      return ((await app.send('POST', '/batch', { body })).body as [number][]).map(([sequence]) => sequence);
    },
    expected: { 'as-run': [2, 3, 1, 5, 4], 'as-given': [1, 2, 3, 4, 5] },
  },
  nestedBatch: {
    tell: (app) => answerOf(app.send('POST', '/batch', { body: [[1, 'POST', '/batch', [[2, 'GET', '/users']]]] })),
    expected: { 'not-found': [200, '[[1,404,"Not found"]]'], run: [200, '[[1,200,[[2,200,{"data":[]}]]]]'] },
  },
  failedOperation: {
    tell: (app) =>
      status(
        app.send('POST', '/batch', {
          body: [
            [1, 'GET', '/users'],
            [2, 'GET', '/users/nobody'],
          ],
        }),
      ),
    expected: { alone: 200, 'with-the-batch': 404 },
  },
} satisfies Partial<Stories>;
