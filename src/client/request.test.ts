import { expect, test } from 'vitest';

import { fakeFetch, json } from '../../test/client/fake-fetch.js';
import { failure, testClient } from '../../test/client/client.js';
import { UsageError } from './errors.js';

const parts = { thing: 'a', part: 'b' };

async function queryOf(args: object): Promise<string[][]> {
  const { fetch, sent } = fakeFetch(json({}));
  await testClient(fetch).call('getParts', { ...parts, ...args });
  return [...new URL(sent[0]?.url ?? '').searchParams];
}

test('an object goes into the query as JSON where the contract says so', async () => {
  const filter = { custom: { 'a&b': ['==', 'x y?#é"'] }, flag: true };
  const [[name, value] = []] = await queryOf({ filter });
  expect([name, JSON.parse(value ?? '')]).toEqual(['filter', filter]);
});

test('arrays repeat their parameter, or are joined where the contract says so; what is absent stays out', async () => {
  expect(await queryOf({ tags: ['x', 'y&z'], ids: ['1', '2'] })).toEqual([
    ['tags', 'x'],
    ['tags', 'y&z'],
    ['ids', '1,2'],
  ]);
  expect(await queryOf({ tags: [], ids: [], from: undefined, deep: null })).toEqual([]);
  expect(await queryOf({ from: 0, deep: false })).toEqual([
    ['from', '0'],
    ['deep', 'false'],
  ]);
});

test.each([
  [{ deep: { a: 1 } }, 'deep'],
  [{ tags: [{}] }, 'tags'],
  [{ from: NaN }, 'from'],
  [{ from: new Date(0) }, 'from'],
  [{ tags: ['\ud800'] }, 'tags'],
])('%j is refused by the name of the parameter', async (args, name) => {
  const { fetch, sent } = fakeFetch(json({}));
  const error = await failure(testClient(fetch).call('getParts', { ...parts, ...args }));
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain(name);
  expect(sent).toEqual([]);
});

test('a JSON body is sent as text, with its content type', async () => {
  const { fetch, sent } = fakeFetch(json({}));
  await testClient(fetch).call('putThing', { thing: 'a', body: { name: 'A', none: null } });
  expect(sent[0]?.body).toBe('{"name":"A","none":null}');
  expect(sent[0]?.headers.get('content-type')).toBe('application/json');
});

test('a body that is no JSON is refused', async () => {
  const { fetch, sent } = fakeFetch(json({}));
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  for (const body of [circle, { big: 1n }, () => 1]) {
    expect(await failure(testClient(fetch).call('putThing', { thing: 'a', body }))).toBeInstanceOf(UsageError);
  }
  expect(sent).toEqual([]);
});

test('a form carries its file under a file name', async () => {
  const { fetch, sent } = fakeFetch(json({}));
  const client = testClient(fetch);
  await client.call('upload', {
    body: { file: new Blob(['abc'], { type: 'text/plain' }), filename: 'a.txt', size: 3, none: undefined },
  });
  await client.call('upload', { body: { file: new File(['abc'], 'own.txt') } });
  await client.call('upload', { body: { file: new Blob(['abc']) } });
  const forms = sent.map(({ body }) => body as FormData);
  const files = forms.map((form) => form.get('file') as File);
  expect(files.map(({ name }) => name)).toEqual(['a.txt', 'own.txt', 'file']);
  expect(await files[0]?.text()).toBe('abc');
  expect([...(forms[0]?.keys() ?? [])]).toEqual(['file', 'filename', 'size']);
  expect(sent[0]?.headers.has('content-type')).toBe(false); // fetch adds it, with the boundary
});

test('a file that is no Blob is refused', async () => {
  const { fetch, sent } = fakeFetch(json({}));
  for (const file of ['text', 5, {}, { path: 5 }]) {
    await expect(testClient(fetch).call('upload', { body: { file } })).rejects.toThrow(/file must be a Blob/);
  }
  expect(sent).toEqual([]);
});

test('what the caller passes is never changed', async () => {
  const freeze = <T extends object>(value: T): T => {
    for (const member of Object.values(value))
      if (typeof member === 'object' && member !== null) freeze(member as object);
    return Object.freeze(value);
  };
  const client = testClient(
    fakeFetch(json({ data: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }), json({ data: [] })).fetch,
  );
  await client.list('listThings', freeze({ limit: 3 }), freeze({ headers: { a: 'b' } })).collect(freeze({ max: 5 }));
  await client.call(
    'getParts',
    freeze({ ...parts, filter: { a: [1] }, tags: ['x'] }),
    freeze({ headers: { a: 'b' } }),
  );
});

test('headers of a call are sent', async () => {
  const { fetch, sent } = fakeFetch(json({}));
  await testClient(fetch).call('getRoot', {}, { headers: { 'x-trace': '1' } });
  expect(sent.map(({ url, headers }) => [url, headers.get('x-trace')])).toEqual([['https://api.example.com/v1', '1']]);
});
