import { API_KEY, SLUG, type TestSite } from '../../emulator/talkable.js';
import { brief, type Stories } from './story.js';

const wrong = { authorization: 'Bearer wrong' };

async function throttle(site: TestSite) {
  await site.send('GET', '/campaigns');
  return site.send('GET', '/campaigns');
}

const THROTTLED = { rateLimits: 'documented', site: { rateLimit: { capacity: 1, refillPerSecond: 1 } } } as const;
const JULY = { start_date: '2026-07-01', end_date: '2026-07-31' };

export const ofRequests = {
  judgedFirst: {
    tell: async ({ send }) =>
      brief(await send('GET', '/campaigns', { headers: wrong, query: { site_slug: 'nowhere' } })),
    seen: { credential: [401, 'Unauthorized'], site: [400, 'No site found by `site_slug`.'] },
  },
  foreignSite: {
    options: {
      talkable: {
        sites: [
          { slug: SLUG, apiKey: API_KEY },
          { slug: 'other', apiKey: 'other-key' },
        ],
      },
    },
    tell: async ({ send }) => brief(await send('GET', '/campaigns', { query: { site_slug: 'other' } })),
    seen: { unauthorized: [401, 'Unauthorized'], 'no-site': [400, 'No site found by `site_slug`.'] },
  },
  formerCredentials: {
    tell: async ({ emulator, send }) => {
      const basic = await send('GET', '/campaigns', { headers: { authorization: `Basic ${btoa(`${API_KEY}:`)}` } });
      const url = `https://www.talkable.com/api/v2/campaigns?site_slug=${SLUG}&api_key=${API_KEY}`;
      return [basic.status, (await emulator.fetch(url)).status];
    },
    seen: { refuse: [401, 401], accept: [200, 200] },
  },
  headersOf401: {
    tell: async ({ send }) => (await send('GET', '/campaigns', { headers: wrong })).headers.get('www-authenticate'),
    seen: { none: null, 'www-authenticate': 'Bearer' },
  },
  throttledBody: {
    options: THROTTLED,
    tell: async (site) => {
      const { status, contentType } = await throttle(site);
      return [status, contentType];
    },
    seen: { envelope: [429, 'application/json; charset=utf-8'], page: [429, 'text/html'] },
  },
  retryAfter: {
    options: THROTTLED,
    tell: async (site) => (await throttle(site)).headers.get('retry-after'),
    seen: { absent: null, seconds: '1' },
  },
  slugElsewhere: {
    tell: async ({ send }) => brief(await send('PUT', '/people/ann@example.com', { body: '{"data":{}}' })),
    seen: { read: 200, ignore: [400, '`site_slug` is required'] },
  },
  siteOfTwo: {
    tell: async ({ send }) =>
      brief(await send('PUT', '/people/ann@example.com', { body: { data: {} }, query: { site_slug: 'nowhere' } })),
    seen: { 'in-its-place': 200, elsewhere: [400, 'No site found by `site_slug`.'] },
  },
  parameterInBody: {
    tell: async ({ send }) => {
      const body = { advocate_email: 'ann@example.com', friend_email: 'bob@example.com' };
      return brief(await send('POST', '/offer_claims', { body }));
    },
    seen: { read: 200, ignore: [400, '`advocate_email` is required'] },
  },
  otherMisses: {
    tell: async ({ send }) => [
      brief(await send('POST', '/origins/A-999/refund', { body: {} })),
      brief(await send('POST', '/offers/nowhere/shares/social', { body: { channel: 'sms' } })),
    ],
    seen: {
      'bad-request': [
        [400, 'No origin found by `origin_slug`.'],
        [400, 'No offer found by id.'],
      ],
      'not-found': [
        [404, 'No origin found by `origin_slug`.'],
        [404, 'No offer found by id.'],
      ],
    },
  },
  plainHttp: {
    tell: async ({ emulator }) => {
      const url = 'http://www.talkable.com/api/v2/campaigns?site_slug=my-store';
      const { status, headers } = await emulator.fetch(url, { redirect: 'manual' });
      return [status, headers.get('location')];
    },
    seen: { refuse: [400, null], redirect: [301, 'https://www.talkable.com/api/v2/campaigns?site_slug=my-store'] },
  },
  malformedPath: {
    tell: async ({ send }) => (await send('GET', '/people/%ZZ')).status,
    seen: { refuse: 400, 'not-found': 404 },
  },
  malformedBody: {
    tell: async ({ send }) => {
      const headers = { 'content-type': 'application/json' };
      return (await send('POST', '/people/ann@example.com/unsubscribe', { body: '{"no', headers })).status;
    },
    seen: { refuse: 400, ignore: 200 },
  },
  missingParameter: {
    tell: async ({ send }) => brief(await send('PUT', '/people/ann@example.com', { body: {} })),
    seen: {
      'is-required': [400, '`data` is required'],
      'is-missing': [400, 'param is missing or the value is empty: data'],
    },
  },
  invalidParameter: {
    tell: async ({ send }) => [
      brief(await send('GET', '/assets', { query: { per_page: '101' } })),
      brief(await send('PUT', '/people/ann@example.com', { body: { data: { email: 'ann' } } })),
    ],
    seen: {
      named: [
        [400, '`per_page` is invalid'],
        [400, "Email isn't valid"],
      ],
      'in-words': [
        [400, 'Per page is invalid'],
        [400, 'Email is invalid'],
      ],
    },
  },
  trailingSlash: {
    tell: async ({ send }) => brief(await send('GET', '/campaigns/')),
    seen: { accept: 200, refuse: [404, 'NotFound'] },
  },
  headRequest: {
    tell: async ({ send }) => (await send('HEAD', '/campaigns')).status,
    seen: { 'like-get': 200, 'not-found': 404 },
  },
  optionsRequest: {
    tell: async ({ send }) => (await send('OPTIONS', '/campaigns')).status,
    seen: { 'not-found': 404, 'no-content': 204 },
  },
  lenientValues: {
    tell: async ({ send }) => {
      const data = { email: 'ann@example.com', order_number: 12, subtotal: '59.90' };
      const form = `site_slug=${SLUG}&data[email]=ann@example.com`;
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const query = { ...JULY, campaign_ids: '35944' };
      return [
        (await send('POST', '/origins/purchase', { body: { data } })).status,
        (await send('POST', '/origins/affiliate_member', { body: form, headers })).status,
        (await send('GET', '/offers/5001')).status,
        brief(await send('GET', '/metrics/offers', { query })),
      ];
    },
    seen: { lenient: [201, 201, 200, 200], strict: [400, 400, 400, [400, '`campaign_ids` is invalid']] },
  },
  nullValue: {
    tell: async ({ send, result }) => {
      const path = '/people/ann@example.com';
      await send('PUT', path, { body: { data: { first_name: 'Ann' } } });
      const update = await send('PUT', path, { body: { data: { first_name: null } } });
      const { person } = await result<{ person: { first_name: string | null } }>('GET', path);
      return [brief(update), person.first_name];
    },
    seen: { clear: [200, null], absent: [200, 'Ann'], refuse: [[400, '`first_name` is invalid'], 'Ann'] },
  },
  booleanInQuery: {
    tell: async ({ send }) =>
      brief(await send('GET', '/metrics/shares', { query: { ...JULY, live_campaigns_only: '1' } })),
    seen: { words: [400, '`live_campaigns_only` is invalid'], 'digits-too': 200 },
  },
} satisfies Partial<Stories>;
