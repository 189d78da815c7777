import { expect, test } from 'vitest';

import { fakeFetch, json } from '../../test/client/fake-fetch.js';
import { failure, testClient } from '../../test/client/client.js';
import { all, ids, queryOf, things } from '../../test/client/things.js';
import { PaginationError, ResponseError, StatusError, UsageError } from './errors.js';

test('a list sends nothing until it is awaited or iterated', async () => {
  const { fetch, sent } = things(5);
  const list = testClient(fetch).list('listThings');
  list.pages()[Symbol.asyncIterator]();
  await Promise.resolve();
  expect(sent).toEqual([]);
  await list;
  await list;
  expect(sent).toHaveLength(1);
});

test('awaited, it is one page; the first request is the same as that of an iteration', async () => {
  const { fetch, sent } = things(5);
  const client = testClient(fetch);
  const page = await client.list('listThings');
  expect(page.items).toEqual(ids(3));
  expect(page.cursor).toBe('t3');
  for await (const thing of client.list('listThings')) {
    expect(thing).toEqual({ id: 't1' });
    break;
  }
  // 3 is the documented maximum; a page is handed out when the next one is there; break ends it.
  expect(sent.map(queryOf)).toEqual([{ limit: '3' }, { limit: '3' }, { limit: '3', after: 't3' }]);
});

test.each([
  [0, 1],
  [2, 2], // it may give 2 at most
  [3, 2],
  [5, 2],
  [6, 3],
  [7, 3],
])('%i items are iterated whole, in %i requests', async (count, requests) => {
  const { fetch, sent } = things(count);
  expect(await all(testClient(fetch).list('listThings'))).toEqual(ids(count));
  expect(sent).toHaveLength(requests);
});

test('a page leads to the next one, and iterates from there on', async () => {
  const { fetch } = things(7);
  const first = await testClient(fetch).list('listThings');
  const second = await first.next();
  expect(second?.items).toEqual(ids(6).slice(3));
  expect(await all(second ?? ([] as never))).toEqual(ids(7).slice(3));
  expect((await second?.next())?.items).toEqual([{ id: 't7' }]);
  expect(await (await second?.next())?.next()).toBeUndefined();
  expect(await first.next()).toMatchObject({ items: second?.items }); // asked again, it answers again
});

test('pages() gives page after page', async () => {
  const { fetch } = things(5);
  const sizes = (await all(testClient(fetch).list('listThings').pages())).map(({ items }) => items.length);
  expect(sizes).toEqual([3, 2]);
});

test('limit and cursor of the caller count', async () => {
  const { fetch, sent } = things(6);
  expect(await all(testClient(fetch).list('listThings', { limit: 2, after: 't1' }))).toEqual(ids(6).slice(1));
  expect(sent.map(queryOf)).toEqual([
    { limit: '2', after: 't1' },
    { limit: '2', after: 't3' },
    { limit: '2', after: 't5' },
  ]);
});

test.each(['50', '', 0, -1, 1.5, NaN, Infinity, true, 5n, {}])(
  'the limit %o is refused before anything is sent',
  async (limit) => {
    const { fetch, sent } = things(5);
    const list = testClient(fetch).list('listThings', { limit });
    for (const way of [list, all(list), all(list.pages()), list.collect({ max: 1 })])
      expect(await failure(way)).toBeInstanceOf(UsageError);
    expect(await failure(testClient(fetch).list('listPages', { per_page: limit }))).toBeInstanceOf(UsageError);
    expect(sent).toEqual([]);
  },
);

test.each([null, undefined])('the limit %o is the default', async (limit) => {
  const { fetch, sent } = things(0);
  await testClient(fetch).list('listThings', { limit });
  expect(sent.map(queryOf)).toEqual([{ limit: '3' }]);
});

test.each([
  [1, 7, 8],
  [2, 7, 4],
  [2, 6, 4],
])('a service that gives %i at most, whatever was asked for, is read to the end', async (most, count, requests) => {
  const { fetch, sent } = things(count, most);
  expect(await all(testClient(fetch).list('listThings'))).toEqual(ids(count));
  expect(sent).toHaveLength(requests);
  const page = await testClient(fetch).list('listThings').collect({ max: 100 });
  expect(page).toMatchObject({ items: ids(count), cursor: undefined });
});

test('a page larger than asked for is taken as it is, and one as large as asked for ends nothing', async () => {
  const { fetch } = fakeFetch(
    json({ data: ids(5) }),
    json({ data: ids(8).slice(5) }),
    json({ data: ids(9).slice(8) }),
  );
  expect(await all(testClient(fetch).list('listThings'))).toEqual(ids(9));
});

test('200,000 items on one page are as good as any', async () => {
  const { fetch } = things(200_000, 200_000);
  const list = testClient(fetch).list('listThings', { limit: 200_000 });
  expect((await list.collect({ max: 200_000 })).items).toHaveLength(200_000);
  expect(await all(list)).toHaveLength(200_000);
});

test.each([
  [1, 't1', [1]],
  [3, 't3', [3]],
  [4, 't4', [3, 1]],
  [7, undefined, [3, 3, 1]],
  [20, undefined, [3, 3, 3]],
])('collect({ max: %i }) stops there; its cursor %s tells whether more may come', async (max, cursor, limits) => {
  const count = max === 7 ? 6 : 7;
  const { fetch, sent } = things(count);
  const page = await testClient(fetch).list('listThings').collect({ max });
  expect(page.items).toEqual(ids(Math.min(max, count)));
  expect(page.cursor).toBe(cursor);
  expect(sent.map((request) => Number(queryOf(request).limit))).toEqual(limits);
  expect(await all(page)).toEqual(ids(count));
});

test('items beyond max that came all the same are not lost', async () => {
  const { fetch, sent } = fakeFetch(json({ data: ids(3) }));
  const page = await testClient(fetch).list('listThings').collect({ max: 2 });
  expect(page).toMatchObject({ items: ids(2), cursor: 't2' });
  expect((await page.next())?.items).toEqual([{ id: 't3' }]);
  expect(sent).toHaveLength(1);
});

test.each([
  { max: 0 },
  { max: -1 },
  { max: 1.5 },
  { max: NaN },
  { max: Infinity },
  { max: '5' },
  {},
  null,
  undefined,
  5,
])('collect(%o) is refused before anything is sent', async (options) => {
  const { fetch, sent } = things(1);
  const collecting = testClient(fetch)
    .list('listThings')
    .collect(options as { max: number });
  expect(await failure(collecting)).toBeInstanceOf(UsageError);
  expect(sent).toEqual([]);
});

test('a page asks for the next one once, however often it is asked for it; after a failure, again', async () => {
  const { fetch, sent } = fakeFetch(json({ data: ids(3) }), json({}, 503), json({ data: ids(4).slice(3) }));
  const page = await testClient(fetch).list('listThings');
  expect(await failure(page.next())).toBeInstanceOf(StatusError);
  expect(page.next()).toBe(page.next());
  expect((await page.next())?.items).toEqual([{ id: 't4' }]);
  expect(sent).toHaveLength(3);
});

test('a page is iterated from there on as often as one likes, also after next()', async () => {
  const { fetch } = things(7);
  const page = await testClient(fetch).list('listThings');
  const [next, once, twice] = await Promise.all([page.next(), all(page), all(page)]);
  expect([next?.items, once, twice]).toEqual([ids(6).slice(3), ids(7), ids(7)]);
  expect(await all(next ?? page)).toEqual(ids(7).slice(3));
});

test('items asked for at the same time come one after the other', async () => {
  const { fetch, sent } = things(4);
  const iterator = testClient(fetch).list('listThings')[Symbol.asyncIterator]();
  const results = await Promise.all(Array.from({ length: 6 }, () => iterator.next()));
  expect(results.map(({ value }) => value as unknown)).toEqual([...ids(4), undefined, undefined]);
  expect(sent).toHaveLength(2);
});

test('an item without an id to go on from, or an answer without a list, is an error of the service', async () => {
  const nameless = json({ data: [{}, {}, {}] });
  expect(await failure(testClient(fakeFetch(nameless).fetch).list('listThings'))).toBeInstanceOf(PaginationError);
  for (const body of [{}, { data: {} }, [], null, 'x']) {
    expect(await failure(testClient(fakeFetch(json(body)).fetch).list('listThings'))).toBeInstanceOf(ResponseError);
  }
});

test('a failing page is thrown where it is needed, and wrong arguments before anything is sent', async () => {
  const { fetch } = fakeFetch(json({ data: ids(3) }), json({}, 503));
  const seen: unknown[] = [];
  const walk = (async () => {
    for await (const thing of testClient(fetch).list('listThings')) seen.push(thing);
  })();
  expect(await failure(walk)).toBeInstanceOf(StatusError);
  expect(seen).toEqual(ids(3));
  const nothing = things(1);
  expect(await failure(testClient(nothing.fetch).list('listThings', { limti: 1 }))).toBeInstanceOf(UsageError);
  expect(nothing.sent).toEqual([]);
});
