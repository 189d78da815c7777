import { expect, test } from 'vitest';

import { failure } from '../../test/client/client.js';
import { fakeFetch, json, type FakeFetch } from '../../test/client/fake-fetch.js';
import { ResponseError, TransportError, UsageError } from '../client/errors.js';
import { createTalkJSFetch, type TalkJSFetch } from './fetch.js';

function setup(...replies: Parameters<typeof fakeFetch>): FakeFetch & { api: TalkJSFetch } {
  const fake = fakeFetch(...replies);
  return { ...fake, api: createTalkJSFetch({ retry: 0, appId: 'tApp', secretKey: 'sk_test_1', fetch: fake.fetch }) };
}

test('requests are signed and sent as those of the methods', async () => {
  const { api, sent } = setup(json({ id: 'alice' }));
  const { data, response } = await api.GET('/users/{userId}', { params: { path: { userId: 'a/b' } } });
  expect([data, response.status]).toEqual([{ id: 'alice' }, 200]);
  await api.PUT('/users/{userId}', { params: { path: { userId: 'alice' } }, body: { name: 'Alice' } });
  await api.GET('/');
  await api.request('get', '/conversations', { params: { query: { filter: { custom: { a: 'exists' } }, limit: 3 } } });
  const app = 'https://api.talkjs.com/v1/tApp';
  expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `GET ${app}/users/a%2Fb`,
    `PUT ${app}/users/alice`,
    `GET ${app}`,
    `GET ${app}/conversations?filter=%7B%22custom%22%3A%7B%22a%22%3A%22exists%22%7D%7D&limit=3`,
  ]);
  expect(
    sent.every(
      ({ headers, init }) => headers.get('authorization')?.startsWith('Bearer ey') && init.redirect === 'manual',
    ),
  ).toBe(true);
  expect(new TextDecoder().decode(sent[1]?.body as ArrayBuffer)).toBe('{"name":"Alice"}');
  expect(sent[1]?.headers.get('content-type')).toBe('application/json');
});

test('an error is a value; what is not an answer is thrown', async () => {
  const { api } = setup(
    json({ errorCode: 'X' }, 404),
    new Response('<html>'),
    new Response(null, { status: 302 }),
    new TypeError('fetch failed'),
  );
  expect(await api.GET('/users')).toMatchObject({ error: { errorCode: 'X' }, response: { status: 404 } });
  expect(await failure(api.GET('/users'))).toBeInstanceOf(ResponseError);
  expect(await failure(api.GET('/users'))).toBeInstanceOf(ResponseError);
  expect(await failure(api.GET('/users'))).toBeInstanceOf(TransportError);
});

test('an id that would change the path is refused, a missing one too, and nothing is sent', async () => {
  const { api, sent } = setup(json({}));
  for (const userId of ['..', '.', '', '\ud800']) {
    expect(await failure(api.GET('/users/{userId}', { params: { path: { userId } } }))).toBeInstanceOf(UsageError);
  }
  expect(await failure(api.GET('/users/{userId}', {} as never))).toBeInstanceOf(UsageError);
  expect(sent).toEqual([]);
});

test('neither baseUrl, serializers or fetch of a request nor a middleware leads a request astray', async () => {
  const { api, sent } = setup(json({}));
  const options = {
    baseUrl: 'https://evil.example.com',
    pathSerializer: () => '/',
    querySerializer: () => '',
    bodySerializer: () => '',
    fetch: async () => json({}),
  };
  for (const [name, value] of Object.entries(options)) {
    const error = await failure(api.GET('/users', { [name]: value }));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(name);
  }
  api.use({ onRequest: ({ request }) => new Request('https://evil.example.com/', request) });
  expect(await failure(api.GET('/users'))).toBeInstanceOf(UsageError);
  expect(sent).toEqual([]);
});

test('middleware sees requests and responses, and never the credential', async () => {
  const { api, sent } = setup(json({ data: [] }));
  const seen: unknown[] = [];
  api.use({
    onRequest({ request, schemaPath }) {
      request.headers.set('x-trace', '1');
      seen.push(schemaPath, request.headers.get('authorization'));
    },
    onResponse({ request, response }) {
      seen.push(request.headers.get('authorization'), response.status);
    },
  });
  await api.GET('/users');
  expect(seen).toEqual(['/users', null, null, 200]);
  expect(sent[0]?.headers.get('x-trace')).toBe('1');
});

test("a credential of the caller's own goes nowhere, least of all where none belongs", async () => {
  const { api, sent } = setup(json({}));
  const own = { headers: { authorization: 'Bearer mine' } };
  expect(await failure(api.POST('/anonymousAccounts', own))).toBeInstanceOf(UsageError);
  expect(await failure(api.GET('/', own))).toBeInstanceOf(UsageError);
  api.use({
    onRequest({ request }) {
      request.headers.set('authorization', 'Bearer mine');
    },
  });
  await api.POST('/anonymousAccounts', {});
  await api.GET('/', {});
  expect(sent.map(({ headers }) => headers.get('authorization')?.slice(0, 9))).toEqual([undefined, 'Bearer ey']);
});

test('a form is written as the contract says', async () => {
  const { api, sent } = setup(json({ attachmentToken: 't' }));
  await api.POST('/files', { body: { file: new Blob(['abc']), filename: 'a.txt' } });
  const [{ body, headers } = { body: undefined, headers: new Headers() }] = sent;
  const form = await new Response(body as ArrayBuffer, { headers }).formData();
  expect([(form.get('file') as File).name, form.get('filename')]).toEqual(['a.txt', 'a.txt']);
});

test('an abort rejects with its reason', async () => {
  const { api, sent } = setup(json({}));
  expect(await failure(api.GET('/users', { signal: AbortSignal.abort(0) }))).toBe(0);
  expect(sent).toEqual([]);
});
