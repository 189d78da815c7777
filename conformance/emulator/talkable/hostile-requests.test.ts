import { expect, test } from 'vitest';

import { body, data, JULY, raw, refuses } from '../../../test/emulator/talkable-refusals.js';
import { API_KEY, openSite, SLUG } from '../../../test/emulator/talkable.js';

refuses([
  ['an unknown path', 'GET', '/nowhere', {}, 404, 'NotFound'],
  ['no path at all', 'GET', '', {}, 404, 'NotFound'],
  ['the renamed path of metrics', 'GET', '/metrics/shares/detalize', { query: JULY }, 404, 'NotFound'],
  ['a method that no operation has', 'DELETE', '/people/ann@example.com', {}, 404, 'NotFound'],
  ['broken percent-encoding', 'GET', '/people/%ZZ', {}, 400, /percent-encoded/],
  ['a NUL character in a path', 'GET', '/people/a%00b', {}, 400, /NUL/],
  [
    'another scheme',
    'GET',
    '/campaigns',
    { headers: { authorization: `Basic ${btoa(`${API_KEY}:`)}` } },
    401,
    'Unauthorized',
  ],
  ['a wrong key', 'GET', '/campaigns', { headers: { authorization: 'Bearer wrong' } }, 401, 'Unauthorized'],
  [
    'a wrong key on an unknown site',
    'GET',
    '/campaigns',
    { headers: { authorization: 'Bearer wrong' }, query: { site_slug: 'x' } },
    401,
    'Unauthorized',
  ],
  [
    'an unknown site in a query',
    'GET',
    '/campaigns',
    { query: { site_slug: 'nowhere' } },
    400,
    'No site found by `site_slug`.',
  ],
  [
    'an unknown site in a body',
    'POST',
    '/visitors',
    body({ site_slug: 'nowhere' }),
    400,
    'No site found by `site_slug`.',
  ],
  ['a site that is no text', 'POST', '/visitors', body({ site_slug: { a: 1 } }), 400, 'No site found by `site_slug`.'],
  ['an empty site', 'GET', '/campaigns', { query: { site_slug: '' } }, 400, '`site_slug` is required'],
  ['no body', 'POST', '/origins', {}, 400, '`type` is required'],
  ['malformed JSON', 'POST', '/origins/purchase', raw('{"data":'), 400, /not JSON/],
  ['text that is no JSON', 'PUT', '/people/ann', raw('first_name=Ann'), 400, /not JSON/],
  ['another content type', 'POST', '/visitors', raw('<a/>', 'application/xml'), 400, /Content-Type/],
  [
    'a form where JSON is wanted',
    'POST',
    '/visitors',
    raw('uuid=1', 'application/x-www-form-urlencoded'),
    400,
    '`data` is required',
  ],
  ['an array', 'POST', '/visitors', { body: [] }, 400, 'The body must be a JSON object.'],
  ['null', 'POST', '/visitors', raw('null'), 400, 'The body must be a JSON object.'],
  ['data that is no object', 'POST', '/origins/purchase', data([]), 400, '`data` is invalid'],
  ['no data', 'PUT', '/people/ann', body({}), 400, '`data` is required'],
]);

test('plain HTTP is for loopback alone', async () => {
  const { emulator } = openSite();
  const headers = { authorization: `Bearer ${API_KEY}` };
  const ask = (origin: string): Promise<Response> =>
    emulator.fetch(`${origin}/api/v2/campaigns?site_slug=${SLUG}`, { headers });
  expect((await ask('http://127.0.0.1:4010')).status).toBe(200);
  const refused = await ask('http://www.talkable.com');
  expect([refused.status, await refused.json()]).toEqual([
    400,
    { ok: false, error_message: expect.stringContaining('https:') as unknown },
  ]);
});
