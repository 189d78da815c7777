import { expect, test } from 'vitest';

import { failure } from '../../test/client/client.js';
import { fakeFetch, json, type FakeFetch } from '../../test/client/fake-fetch.js';
import { ResponseError, UsageError } from '../client/errors.js';
import { createTalkableFetch, type TalkableFetch } from './fetch.js';

const site = { params: { query: { site_slug: 'my-store' } } };

function setup(...replies: Parameters<typeof fakeFetch>): FakeFetch & { api: TalkableFetch } {
  const fake = fakeFetch(...replies);
  return { ...fake, api: createTalkableFetch({ apiKey: 'key', fetch: fake.fetch }) };
}

test('requests are signed and sent as those of the methods, bodies come as they are', async () => {
  const { api, sent } = setup(json({ ok: true, result: { campaigns: [] } }), json({ ok: true }));
  expect((await api.GET('/campaigns', site)).data).toEqual({ ok: true, result: { campaigns: [] } });
  await api.POST('/origins/batch/purchases', { body: { site_slug: 'my-store', data: [] } });
  expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET https://www.talkable.com/api/v2/campaigns?site_slug=my-store',
    'POST https://www.talkable.com/api/v2/origins/batch/purchases',
  ]);
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer key', 'Bearer key']);
  expect(new TextDecoder().decode(sent[1]?.body as ArrayBuffer)).toBe('{"site_slug":"my-store","data":[]}');
});

test('ok: false is an error, whatever the status', async () => {
  const { api } = setup(
    json({ ok: false, error_message: 'a' }, 400),
    json({ ok: false, error_message: 'b' }),
    new Response('<html>'),
  );
  expect(await api.GET('/campaigns', site)).toMatchObject({
    error: { error_message: 'a' },
    response: { status: 400 },
  });
  const refused = await api.GET('/campaigns', site);
  expect(refused).toMatchObject({ error: { error_message: 'b' }, response: { status: 200 } });
  expect(refused.data).toBeUndefined();
  expect(await failure(api.GET('/campaigns', site))).toBeInstanceOf(ResponseError);
});

test('there is no site for all requests: an option that nothing reads is refused', () => {
  const options = { apiKey: 'key', siteSlug: 'my-store' };
  expect(() => createTalkableFetch(options)).toThrow(UsageError);
  expect(() => createTalkableFetch(options)).toThrow('there is no option siteSlug');
});
