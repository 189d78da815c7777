import { expect, test } from 'vitest';

import { fakeFetch, json, type FakeFetch } from '../../test/client/fake-fetch.js';
import { failure, testClient } from '../../test/client/client.js';
import { all, ids, pages, queryOf, things } from '../../test/client/things.js';
import { PaginationError, ResponseError } from './errors.js';

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

/** A service with these things, which refuses to go on after one that is gone. */
function changing(present: string[], status = 400): FakeFetch {
  return fakeFetch((request) => {
    const { limit, after } = queryOf(request);
    const start = after === undefined ? 0 : present.indexOf(after) + 1;
    if (after !== undefined && start === 0) return json({}, status);
    return json({ data: present.slice(start, start + Number(limit)).map((id) => ({ id })) });
  });
}

test.each([400, 404])('a walk goes on without an item that is gone, refused with %i', async (status) => {
  const present = ids(11).map(({ id }) => id);
  const { fetch, sent } = changing(present, status);
  const seen: unknown[] = [];
  for await (const thing of testClient(fetch).list('listThings')) {
    seen.push(thing);
    if (seen.length === 1) present.splice(5, 1); // t6, which the third page was to start after
  }
  expect(seen).toEqual(ids(11));
  const afters = sent.map((request) => queryOf(request)['after']);
  expect(afters).toEqual([undefined, 't3', 't6', 't3', 't7', 't10']);
});

test('a walk starts again where even the page before is gone', async () => {
  const present = ids(11).map(({ id }) => id);
  const { fetch, sent } = changing(present);
  const seen: unknown[] = [];
  for await (const thing of testClient(fetch).list('listThings', { after: 't1' })) {
    seen.push(thing);
    if (seen.length === 1) present.splice(1, 6); // t2 to t7, of which the first two pages are
  }
  expect(seen).toEqual(ids(11).slice(1));
  const afters = sent.map((request) => queryOf(request)['after']);
  expect(afters).toEqual(['t1', 't4', 't7', 't4', 't1', 't10']);
});

test('a service that refuses to go on at all ends a walk with an error that says how far it came', async () => {
  const { fetch, sent } = fakeFetch((request) =>
    queryOf(request)['after'] === undefined ? json({ data: ids(3) }) : json({}, 404),
  );
  const seen: unknown[] = [];
  const walk = (async () => {
    for await (const thing of testClient(fetch).list('listThings')) seen.push(thing);
  })();
  const error = await failure(walk);
  expect(error).toBeInstanceOf(PaginationError);
  expect(error).toMatchObject({ cursor: 't3', status: 404, operation: 'listThings', attempts: 1 });
  expect(String(error)).toContain('3 items');
  expect(seen).toEqual(ids(3));
  expect(sent).toHaveLength(4);
});

test('the refusal of a cursor of the caller, and of anything else but a cursor, is given as it is', async () => {
  const gone = changing([]);
  const own = await failure(all(testClient(gone.fetch).list('listThings', { after: 't9' })));
  expect(own).toMatchObject({ name: 'StatusError', status: 400 });
  for (const status of [401, 503]) {
    const { fetch, sent } = fakeFetch(json({ data: ids(3) }), json({}, status));
    expect(await failure(all(testClient(fetch).list('listThings')))).toMatchObject({ name: 'StatusError', status });
    expect(sent).toHaveLength(2);
  }
});

test('nothing is sent after an abort; what had come by then is handed out', async () => {
  const { fetch, sent } = things(20);
  const abort = new AbortController();
  const seen: unknown[] = [];
  const walk = (async () => {
    for await (const thing of testClient(fetch).list('listThings', {}, { signal: abort.signal })) {
      seen.push(thing);
      if (seen.length === 1) abort.abort('enough');
    }
  })();
  expect(await failure(walk)).toBe('enough');
  expect(seen).toEqual(ids(6));
  expect(sent).toHaveLength(2);
});

test('no page comes empty but the only one', async () => {
  expect((await all(testClient(things(0).fetch).list('listThings').pages())).map(({ items }) => items)).toEqual([[]]);
  const sizes = (await all(testClient(things(6).fetch).list('listThings').pages())).map(({ items }) => items.length);
  expect(sizes).toEqual([3, 3]);
});

test('numbered pages that are smaller than asked for are read until the total is reached', async () => {
  const { fetch, sent } = fakeFetch((request) => {
    const start = (Number(queryOf(request)['page'] ?? 1) - 1) * 2;
    return json({ result: { assets: ids(5).slice(start, start + 2), total: 5 } });
  });
  expect(await all(testClient(fetch).list('listPages'))).toEqual(ids(5));
  expect(sent).toHaveLength(3);
});

test('numbered pages that shift bring nothing twice', async () => {
  const present = ids(7);
  const { fetch } = fakeFetch((request) => {
    const start = (Number(queryOf(request)['page'] ?? 1) - 1) * 3;
    return json({ result: { assets: present.slice(start, start + 3) } });
  });
  const seen: unknown[] = [];
  for await (const thing of testClient(fetch).list('listPages')) {
    seen.push(thing);
    if (seen.length === 2) present.unshift({ id: 'new' });
  }
  expect(seen).toEqual(ids(7));
});

test('a service that does not heed the number of a page is no list that goes on for ever, or ends early', async () => {
  for (const total of [undefined, 30]) {
    const { fetch } = fakeFetch(json({ result: { assets: ids(3), total } }));
    expect(await failure(all(testClient(fetch).list('listPages')))).toBeInstanceOf(PaginationError);
  }
});
