import { expect, test } from 'vitest';

import { operations } from '../../generated/talkable/operations.js';
import { failure } from '../../test/client/client.js';
import { everything } from '../../test/client/everything.js';
import { fakeFetch, json, type FakeFetch } from '../../test/client/fake-fetch.js';
import { ClientError, createTalkable, UsageError, type Talkable, type TalkableOptions } from './index.js';

const apiKey = 'canary-key-5f3a';
const ok = (result: unknown, status = 200): Response => json({ ok: true, result }, status);
const purchase = { email: 'ann@example.com', order_number: 'A-100', subtotal: 59.9 };

function setup(...replies: Parameters<typeof fakeFetch>): FakeFetch & { talkable: Talkable } {
  const fake = fakeFetch(...replies);
  return { ...fake, talkable: createTalkable({ apiKey, siteSlug: 'my-store', retry: 0, fetch: fake.fetch }) };
}

/** Calls an operation with a value for each path parameter and whatever a body needs. */
function callAny(talkable: Talkable, id: string, args: object): PromiseLike<unknown> {
  return (
    (talkable as unknown as Record<string, (args: object) => PromiseLike<unknown>>)[id]?.(args) ??
    Promise.reject(new Error(id))
  );
}

test('every operation of the contract has a method', () => {
  expect(Object.keys(setup(ok({})).talkable)).toEqual(Object.keys(operations));
});

test('the documented sample call: the campaigns of a site, with the key as bearer', async () => {
  const { talkable, sent } = setup(ok({ campaigns: [] }));
  expect(await talkable.listCampaigns()).toEqual({ campaigns: [] });
  expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET https://www.talkable.com/api/v2/campaigns?site_slug=my-store',
  ]);
  expect(sent[0]?.headers.get('authorization')).toBe(`Bearer ${apiKey}`);
  expect(sent[0]?.headers.get('accept')).toBe('application/json');
});

test.each(Object.keys(operations) as (keyof typeof operations)[])(
  '%s names the site once, where the operation wants it',
  async (id) => {
    const { talkable, sent } = setup(ok({ assets: [], total: 0 }));
    const { parameters, method } = operations[id];
    const needed = Object.entries(parameters).filter(
      ([name, parameter]) => 'required' in parameter && name !== 'site_slug',
    );
    const hasBody = 'body' in operations[id];
    const isUpload = id === 'uploadAsset';
    const body = isUpload ? { file: new Blob(['x']) } : { data: {}, type: 'Purchase' };
    const args = { ...Object.fromEntries(needed.map(([name]) => [name, 'x'])), ...(hasBody && { body }) };
    await callAny(talkable, id, args);
    await callAny(talkable, id, { ...args, site_slug: 'other-store' });
    const inQuery = sent.map(({ url }) => new URL(url).searchParams.getAll('site_slug'));
    const inBody = sent.map((request) =>
      typeof request.body === 'string' ? (JSON.parse(request.body) as { site_slug?: string }).site_slug : undefined,
    );
    // What the documentation says: the query of reads and of three calls without a JSON body, the body of all others.
    const wantsQuery = method === 'GET' || ['claimOffer', 'trackVisit', 'uploadAsset'].includes(id);
    expect(inQuery).toEqual(wantsQuery ? [['my-store'], ['other-store']] : [[], []]);
    expect(inBody).toEqual(wantsQuery ? [undefined, undefined] : ['my-store', 'other-store']);
  },
);

test('a body keeps what the caller wrote, a site of its own too', async () => {
  const { talkable, sent } = setup(ok({}, 201));
  await talkable.createPurchase({ body: { data: purchase } });
  const whole = { site_slug: 'other-store', data: purchase };
  await talkable.createPurchase({ body: whole });
  expect(sent.map(({ body }) => JSON.parse(String(body)) as unknown)).toEqual([
    { site_slug: 'my-store', data: purchase },
    whole,
  ]);
  expect(sent[0]?.headers.get('content-type')).toBe('application/json');
  await expect(talkable.createPurchase({ site_slug: 'third-store', body: whole })).rejects.toThrow(
    'createPurchase: site_slug is given twice',
  );
  expect(sent).toHaveLength(2);
});

test('where the site is all there is to say, no body is needed; elsewhere it is', async () => {
  const { talkable, sent } = setup(ok({ person: {} }));
  await talkable.anonymizePerson({ person_slug: 'ann+1@example.com' });
  expect(sent[0]).toMatchObject({
    url: 'https://www.talkable.com/api/v2/people/ann%2B1%40example.com/anonymize',
    body: '{"site_slug":"my-store"}',
  });
  await talkable.refundOrigin({ origin_slug: 'newsletter:42' });
  await expect(talkable.createPurchase({} as never)).rejects.toThrow('createPurchase: the argument body is missing');
  await expect(talkable.getPerson({ person_slug: 'x', site: 'y' } as never)).rejects.toThrow(
    'getPerson: there is no argument site',
  );
  await expect(talkable.getPerson({ person_slug: '..' })).rejects.toThrow(UsageError);
  expect(sent).toHaveLength(2);
});

test('lists in the query are repeated under their bracketed name', async () => {
  const { talkable, sent } = setup(ok({ offer: {} }));
  await talkable.getOffer({ short_url_code: 'aB3dE5', 'sharing_channels[]': ['facebook', 'custom'] });
  expect([...new URL(sent[0]?.url ?? '').searchParams]).toEqual([
    ['sharing_channels[]', 'facebook'],
    ['sharing_channels[]', 'custom'],
    ['site_slug', 'my-store'],
  ]);
});

test('dates stay the strings they are', async () => {
  const origin = { order_date: '2022-02-16T02:43:58.797-07:00' };
  expect(await setup(ok({ origin }, 201)).talkable.createPurchase({ body: { data: purchase } })).toEqual({ origin });
});

test('an asset is uploaded as a form, its site in the query', async () => {
  const { talkable, sent } = setup(ok({ asset: { id: 42 } }, 201));
  expect(await talkable.uploadAsset({ body: { file: new File(['abc'], 'logo.png', { type: 'image/png' }) } })).toEqual(
    { asset: { id: 42 } },
  );
  const [{ url, body, headers } = { url: '', body: undefined, headers: new Headers() }] = sent;
  expect(url).toBe('https://www.talkable.com/api/v2/assets?site_slug=my-store');
  const file = (body as FormData).get('file') as File;
  expect([file.name, file.type, await file.text(), [...(body as FormData).keys()]]).toEqual([
    'logo.png',
    'image/png',
    'abc',
    ['file'],
  ]);
  expect(headers.has('content-type')).toBe(false); // fetch adds it, with the boundary
});

test('assets come page after page, 100 at a time, until their total is reached', async () => {
  const all = Array.from({ length: 200 }, (_, index) => ({ id: 200 - index }));
  const { talkable, sent } = setup(({ url }) => {
    const query = new URL(url).searchParams;
    const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page'))];
    return ok({ assets: all.slice((page - 1) * size, page * size), total: all.length });
  });
  const seen: unknown[] = [];
  for await (const asset of talkable.listAssets({ content_type: 'image' })) seen.push(asset);
  expect(seen).toEqual(all);
  const queries = sent.map(({ url }) => Object.fromEntries(new URL(url).searchParams));
  const common = { content_type: 'image', per_page: '100', site_slug: 'my-store' };
  expect(queries).toEqual([common, { ...common, page: '2' }]);
  expect(await talkable.listAssets({ per_page: 30, page: 7, site_slug: 'other-store' })).toMatchObject({
    items: all.slice(180),
    cursor: undefined,
  });
  expect((await talkable.listAssets().collect({ max: 120 })).items).toHaveLength(120);
});

test('a page that is a failure is thrown, and so is one without its list', async () => {
  const refused = await failure(
    setup(json({ ok: false, error_message: 'No site found by `site_slug`.' }, 400)).talkable.listAssets(),
  );
  expect(refused).toMatchObject({ name: 'StatusError', status: 400, operation: 'listAssets' });
  expect(await failure(setup(json({ ok: false, error_message: 'x' })).talkable.listAssets())).toMatchObject({
    name: 'StatusError',
    status: 200,
  });
  expect(await failure(setup(ok({})).talkable.listAssets())).toMatchObject({ name: 'ResponseError', status: 200 });
});

test.each<[object, string]>([
  [{ siteSlug: 's' }, 'apiKey'],
  [{ apiKey: '', siteSlug: 's' }, 'apiKey'],
  [{ apiKey: `${apiKey}\n`, siteSlug: 's' }, 'apiKey'],
  [{ apiKey }, 'siteSlug'],
  [{ apiKey, siteSlug: '' }, 'siteSlug'],
  [{ apiKey, siteSlug: 's', retries: 2 }, 'no option retries'],
  [{ apiKey, siteSlug: 's', timeoutMs: 0 }, 'timeoutMs'],
  [{ apiKey, siteSlug: 's', baseUrl: 'http://www.talkable.com' }, 'https'],
  [{ apiKey, siteSlug: 's', baseUrl: 'https://www.talkable.com/api/v2' }, 'origin'],
])('the options %o are refused, and the key is not repeated', (options, reason) => {
  const create = (): unknown => createTalkable(options as TalkableOptions);
  expect(create).toThrow(UsageError);
  expect(create).toThrow(reason);
  expect(create).not.toThrow(apiKey);
});

test('on loopback plain http will do, below the same path', async () => {
  const { fetch, sent } = fakeFetch(ok({ campaigns: [] }));
  await createTalkable({ apiKey, siteSlug: 's', baseUrl: 'http://127.0.0.1:4010', fetch }).listCampaigns();
  expect(sent[0]?.url).toBe('http://127.0.0.1:4010/api/v2/campaigns?site_slug=s');
});

test.each<[string, Response | Error]>([
  ['a refusal that repeats it', json({ ok: false, error_message: `bad key ${apiKey}` }, 401)],
  ['a refusal with the status of a success', json({ ok: false, error_message: apiKey })],
  ['a gateway that shows the request', new Response(`<pre>${apiKey}</pre>`, { status: 502 })],
  ['a body that is none of the API', new Response(apiKey)],
  ['a JSON body that is none of the API', json([apiKey])],
  ['a redirect', new Response(null, { status: 302, headers: { location: `/?key=${apiKey}` } })],
  [
    'a fetch that hangs the request on its error',
    Object.assign(new Error(apiKey), { headers: { authorization: `Bearer ${apiKey}` } }),
  ],
])('no key shows on the error of %s, nor on the client', async (_, reply) => {
  const { talkable } = setup(reply);
  const error = await failure(talkable.listCampaigns());
  expect(error).toBeInstanceOf(ClientError);
  expect(everything(error)).not.toContain(apiKey);
  expect(everything(talkable)).not.toContain(apiKey);
});
