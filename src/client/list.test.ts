import { expect, test } from 'vitest';

import { fakeFetch, json, type FakeFetch, type Sent } from '../../test/client/fake-fetch.js';
import { failure, testClient } from '../../test/client/client.js';
import { PaginationError, ResponseError, StatusError, UsageError } from './errors.js';

const ids = (count: number): { id: string }[] =>
  Array.from({ length: count }, (_, index) => ({ id: `t${index + 1}` }));
const queryOf = ({ url }: Sent): Record<string, string> => Object.fromEntries(new URL(url).searchParams);

/** A service with so many things, in pages after an id. */
function things(count: number): FakeFetch {
  return fakeFetch((request) => {
    const { limit, after } = queryOf(request);
    const start = after === undefined ? 0 : Number(after.slice(1));
    return json({ data: ids(count).slice(start, start + Math.min(Number(limit), 3)) });
  });
}

/** The same in numbered pages. */
function pages(count: number, withTotal = true): FakeFetch {
  return fakeFetch((request) => {
    const { page = '1', per_page } = queryOf(request);
    const start = (Number(page) - 1) * Number(per_page);
    return json({
      result: { assets: ids(count).slice(start, start + Number(per_page)), ...(withTotal && { total: count }) },
    });
  });
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const result: T[] = [];
  for await (const item of items) result.push(item);
  return result;
}

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
  expect(sent.map(queryOf)).toEqual([{ limit: '3' }, { limit: '3' }]); // 3 is the documented maximum; break ends it
});

test.each([
  [0, 1],
  [2, 1],
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

test('an empty page ends a list, whatever was asked for', async () => {
  const { fetch, sent } = things(5);
  expect(await all(testClient(fetch).list('listThings', { limit: 0 }))).toEqual([]);
  expect(sent).toHaveLength(1);
});

test('a service that cuts an excessive limit to its maximum is read to the end', async () => {
  const { fetch } = things(7);
  expect(await all(testClient(fetch).list('listThings', { limit: 50 }))).toEqual(ids(7));
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

test.each([0, -1, 1.5, NaN, Infinity])('collect({ max: %d }) is refused before anything is sent', async (max) => {
  const { fetch, sent } = things(1);
  expect(await failure(testClient(fetch).list('listThings').collect({ max }))).toBeInstanceOf(UsageError);
  expect(sent).toEqual([]);
});

test('a list that comes back to a cursor is not walked for ever: the error has the cursor to go on from', async () => {
  const first = json({ data: ids(3) });
  const second = json({ data: ids(6).slice(3) });
  const stuck = await failure(all(testClient(fakeFetch(first).fetch).list('listThings')));
  expect(stuck).toBeInstanceOf(PaginationError);
  expect(stuck).toBeInstanceOf(ResponseError);
  expect(stuck).toMatchObject({ cursor: 't3', operation: 'listThings', status: 200, attempts: 1 });

  const delivered: unknown[] = [];
  const circle = testClient(fakeFetch(first, second, first).fetch).list('listThings');
  const walk = (async () => {
    for await (const thing of circle) delivered.push(thing);
  })();
  expect(await failure(walk)).toMatchObject({ cursor: 't6' });
  expect(delivered).toEqual(ids(6)); // everything before, nothing twice
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

test.each([
  [0, true, 1],
  [3, true, 1],
  [3, false, 2],
  [7, true, 3],
])('numbered pages: %i items, total %s, in %i requests', async (count, withTotal, requests) => {
  const { fetch, sent } = pages(count, withTotal);
  expect(await all(testClient(fetch).list('listPages'))).toEqual(ids(count));
  expect(sent).toHaveLength(requests);
});

test('numbered pages keep their size when collected, and lose nothing', async () => {
  const { fetch, sent } = pages(8);
  const page = await testClient(fetch).list('listPages').collect({ max: 4 });
  expect(page).toMatchObject({ items: ids(4), cursor: 2 });
  expect(await all(page)).toEqual(ids(8));
  expect(sent.map(queryOf)).toEqual([{ per_page: '3' }, { per_page: '3', page: '2' }, { per_page: '3', page: '3' }]);
});
