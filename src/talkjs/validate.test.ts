import { expect, onTestFinished, test } from 'vitest';

import { failure } from '../../test/client/client.js';
import { everything } from '../../test/client/everything.js';
import { fakeFetch, json, type FakeFetch } from '../../test/client/fake-fetch.js';
import { createTalkJSFetch } from './fetch.js';
import { createTalkJS, ResponseError, StatusError, UsageError, type TalkJS, type TalkJSOptions } from './index.js';

const sent = [{ id: 'msg_1', type: 'UserMessage' }];
const app = { appId: 'tApp', secretKey: 'sk_test_canary', rateLimits: 'off' } as const;

function setup(
  validate: TalkJSOptions['validate'],
  ...replies: Parameters<typeof fakeFetch>
): FakeFetch & { talkjs: TalkJS } {
  const fake = fakeFetch(...replies);
  return { ...fake, talkjs: createTalkJS({ ...app, fetch: fake.fetch, validate }) };
}

/** A call with a body that the types do not allow. */
const send = (talkjs: TalkJS, body: unknown): PromiseLike<unknown> =>
  talkjs.sendMessages({ conversationId: 'c', body: body as [] });

/** The warnings of the process, as they come. */
function warnings(): { text: string; type: string; code: string }[] {
  const heard: { text: string; type: string; code: string }[] = [];
  const listen = (warning: Error): void => {
    const { message: text, name: type, code = '' } = warning as NodeJS.ErrnoException;
    heard.push({ text, type, code });
  };
  process.on('warning', listen);
  onTestFinished(() => {
    process.off('warning', listen);
  });
  return heard;
}

/** Warnings are emitted on the next tick. */
const nextTick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const wrong = [{ type: 'UserMessage', sender: 'alice', text: 5 }];
const problem = 'sendMessages: the request breaks the contract: body /0/text must be string';

test('throw: a body that breaks the contract is refused before anything is sent', async () => {
  const { talkjs, sent: requests } = setup('throw', json(sent));
  const error = await failure(send(talkjs, wrong));
  expect(error).toBeInstanceOf(UsageError);
  expect(error).toMatchObject({ message: problem, attempts: 0, outcome: 'not-sent', operation: 'sendMessages' });
  expect(requests).toEqual([]);
});

test('throw: no value of a body is told, which may be personal', async () => {
  const { talkjs } = setup('throw', json({ id: 'Canary Cohen', name: ['Canary Cohen'] }));
  const body = [{ type: 'Canary Cohen', sender: ['Canary Cohen'], text: { canary: 'Canary Cohen' } }];
  expect(everything(await failure(send(talkjs, body)))).not.toContain('Canary');
  expect(everything(await failure(talkjs.getUser({ userId: 'alice' })))).not.toContain('Canary');
});

test('throw: the body is held against the contract as it is sent, not as it is given', async () => {
  const { talkjs, sent: requests } = setup('throw', json({}));
  const body = { name: 'Alice', custom: { since: new Date(0) as unknown as string, gone: undefined } };
  await talkjs.upsertUser({ userId: 'alice', body: body as { name: string } });
  expect(requests.map((request) => request.body)).toEqual([
    '{"name":"Alice","custom":{"since":"1970-01-01T00:00:00.000Z"}}',
  ]);
});

test('throw: a parameter out of its range is refused, as are several mistakes at once', async () => {
  const { talkjs, sent: requests } = setup('throw', json({ data: [] }));
  expect(await failure(talkjs.listConversations({ limit: 31, orderBy: 'age' as 'createdAt' }))).toMatchObject({
    name: 'UsageError',
    message:
      'listConversations: the request breaks the contract: ' +
      'parameter /limit must be <= 30; parameter /orderBy must be one of ["lastActivity","createdAt"]',
  });
  expect(requests).toEqual([]);
});

test('throw: of many mistakes, five are told and the others counted', async () => {
  const error = await failure(send(setup('throw', json(sent)).talkjs, Array(9).fill(5)));
  expect(String(error)).toMatch(/body \/4 must be object; and 4 more$/);
});

test('throw: a form is held against the contract, its file being bytes', async () => {
  const { talkjs, sent: requests } = setup('throw', json({ attachmentToken: 'at' }));
  const file = new Blob(['x']);
  expect(await talkjs.uploadFile({ body: { file, filename: 'x.txt' } })).toEqual({ attachmentToken: 'at' });
  const form = new FormData();
  form.append('file', 'x');
  expect(String(await failure(talkjs.uploadFile({ body: form as never })))).toBe(
    'UsageError: uploadFile: the request breaks the contract: body /filename is required; body /file must be a Blob',
  );
  expect(requests).toHaveLength(1);
});

test.each<[string, Response, string]>([
  ['data', json(sent.map(() => ({ id: 5 }))), 'the answer 200 breaks the contract: body /0/id must be string'],
  [
    'no body',
    new Response(null, { headers: { 'content-type': 'application/json' } }),
    'the answer 200 breaks the contract: body must be JSON',
  ],
  [
    'no JSON',
    new Response('<p>', { headers: { 'content-type': 'text/html' } }),
    'the answer 200 breaks the contract: content-type must be application/json',
  ],
  ['an error', json(5, 401), 'the answer 401 breaks the contract: body must be object or must be string'],
  [
    'a status',
    json({}, 418),
    'the answer 418 breaks the contract: status must be one of 200, 400, 401, 404, 429, 500, 502, 503, 504',
  ],
])('throw: an answer with %s that nobody documents is a ResponseError', async (_, reply, text) => {
  const error = await failure(send(setup('throw', reply).talkjs, [{ type: 'SystemMessage', text: 'Hi' }]));
  expect(error).toBeInstanceOf(ResponseError);
  expect(error).toMatchObject({ status: reply.status, attempts: 1, operation: 'sendMessages' });
  expect((error as Error).message).toContain(`sendMessages: ${text}`);
});

test('throw: a documented error stays a StatusError, and so does a page of a gateway', async () => {
  const documented = json({ errorCode: 'UNAUTHORIZED', reasons: ['no'] }, 401);
  const gateway = new Response('<p>', { status: 503, headers: { 'content-type': 'text/html' } });
  for (const reply of [documented, gateway])
    expect(await failure(setup('throw', reply).talkjs.getApp({}, { retry: 0 }))).toBeInstanceOf(StatusError);
});

test('throw: a secret that an answer repeats as a name is told by no error', async () => {
  const fake = fakeFetch(({ headers }) =>
    json({ id: 'a', custom: { [headers.get('authorization')?.slice(7) ?? '']: 5 } }),
  );
  const talkjs = createTalkJS({ ...app, fetch: fake.fetch, validate: 'throw' });
  const error = await failure(talkjs.getUser({ userId: 'a' }));
  expect(String(error)).toContain('the answer 200 breaks the contract');
  expect(everything(error)).not.toContain(fake.sent[0]?.headers.get('authorization')?.slice(7));
});

test('throw: the bindings hold to the contract too', async () => {
  const fake = fakeFetch(json({ data: 5 }));
  const { GET, PUT } = createTalkJSFetch({ ...app, fetch: fake.fetch, validate: 'throw' });
  const params = { path: { userId: 'alice' } };
  expect(String(await failure(PUT('/users/{userId}', { params, body: { name: 5 as never } })))).toContain(
    'body /name',
  );
  expect(String(await failure(PUT('/users/{userId}', { params } as never)))).toContain('body is required');
  expect(fake.sent).toEqual([]);
  expect(await failure(GET('/users', { parseAs: 'text' }))).toBeInstanceOf(ResponseError);
});

test('warn: the same text is a warning, once per client, and the call goes on', async () => {
  const heard = warnings();
  const { talkjs, sent: requests } = setup('warn', json([{ id: 5, type: 'UserMessage' }]));
  expect(await send(talkjs, wrong)).toEqual([{ id: 5, type: 'UserMessage' }]);
  expect(await send(talkjs, wrong)).toEqual([{ id: 5, type: 'UserMessage' }]);
  await nextTick();
  const kind = { type: 'TalkspecWarning', code: 'TALKSPEC_CONTRACT' };
  expect(heard).toEqual([
    { ...kind, text: problem },
    { ...kind, text: 'sendMessages: the answer 200 breaks the contract: body /0/id must be string' },
  ]);
  expect(requests).toHaveLength(2);
  await send(setup('warn', json(sent)).talkjs, wrong);
  await nextTick();
  expect(heard).toHaveLength(3);
});

test('off, or nothing said: bodies and answers go as they are', async () => {
  const heard = warnings();
  for (const validate of ['off', undefined] as const)
    expect(await send(setup(validate, json('odd')).talkjs, wrong)).toBe('odd');
  await nextTick();
  expect(heard).toEqual([]);
});

test.each(['on', true, null, 'Throw'])('validate: %j is refused', (validate) => {
  expect(() => createTalkJS({ ...app, validate: validate as 'off' })).toThrow(
    "validate must be 'off', 'warn' or 'throw'",
  );
});

test('what is refused on the way is looked at once, when the last answer is there', async () => {
  const heard = warnings();
  const throttled = json({ odd: true }, 429, { 'retry-after': '0' });
  const { talkjs, sent: requests } = setup('warn', throttled, json({ odd: true }));
  await talkjs.getApp();
  await nextTick();
  expect(requests).toHaveLength(2);
  expect(heard.map(({ text }) => text.slice(0, 23))).toEqual(['getApp: the answer 200 ']);
});
