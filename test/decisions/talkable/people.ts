import { at, buy, join, type TestSite } from '../../emulator/talkable.js';
import { brief, type Stories } from './story.js';

const ANN = 'ann@example.com';
const JULY = { start_date: '2026-07-01', end_date: '2026-07-14' };
const MEMBER = '/loyalty/members/ann@example.com';

type Fields = Readonly<Record<string, unknown>>;

const update = async (site: TestSite, slug: string, data: object) =>
  site.send('PUT', at`/people/${slug}`, { body: { data } });

const personOf = async (site: TestSite, slug: string): Promise<Fields> =>
  (await site.result<{ person: Fields }>('GET', at`/people/${slug}`)).person;

const originsOf = async (site: TestSite, slug: string): Promise<readonly Fields[]> =>
  (await site.result<{ person: { origins: Fields[] } }>('GET', at`/people/${slug}/personal_data`)).person.origins;

const share = async (site: TestSite, code: string): Promise<void> => {
  await site.result('POST', at`/offers/${code}/shares/social`, { body: { channel: 'sms' } });
};

export const ofPeople = {
  newPerson: {
    tell: async (site) => brief(await update(site, 'nobody', {})),
    seen: { 'by-email': [400, 'No person found by `person_slug`.'], 'by-any-slug': 200 },
  },
  takenEmail: {
    tell: async (site) => {
      await join(site, ANN);
      await join(site, 'bob@example.com', { username: 'bob' });
      return [brief(await update(site, 'bob', { email: ANN })), (await personOf(site, 'bob'))['email']];
    },
    seen: {
      refuse: [[422, 'Validation failed: Email has already been taken'], 'bob@example.com'],
      leave: [200, 'bob@example.com'],
    },
  },
  oddUsername: {
    tell: async (site) => brief(await update(site, ANN, { username: '1a' })),
    seen: { refuse: [422, 'Validation failed: Username is invalid'], accept: 200 },
  },
  optOut: {
    tell: async (site) => {
      await update(site, ANN, { gated_param_subscribed: true });
      await update(site, ANN, { gated_param_subscribed: false });
      const { opted_in_at, unsubscribed_at, sub_choice } = await personOf(site, ANN);
      return [opted_in_at, unsubscribed_at, sub_choice];
    },
    seen: {
      forget: [null, null, false],
      unsubscribe: ['2026-07-07T09:00:00.000-07:00', '2026-07-07T09:00:00.000-07:00', false],
    },
  },
  identifierHash: {
    tell: async (site) => {
      await update(site, ANN, { identifier_hash: '357811823' });
      return (await site.send('GET', '/people/357811823')).status;
    },
    seen: { stored: 400, slug: 200 },
  },
  eventsCount: {
    tell: async (site) => {
      await buy(site, ANN, 'A-100');
      return (await personOf(site, ANN))['events_count'];
    },
    seen: { 'purchases-and-events': 1, events: 0 },
  },
  zeroCounts: {
    tell: async (site) => {
      await join(site, ANN);
      return (await personOf(site, ANN))['reward_counts'];
    },
    seen: { 'left-out': { total: 0 }, shown: { total: 0, paid: 0, unpaid: 0, voided: 0 } },
  },
  anonymizedOrigins: {
    tell: async (site) => {
      await buy(site, ANN, 'A-100', { ip_address: '192.0.2.7' });
      const { person } = await site.result<{ person: { email: string } }>('POST', at`/people/${ANN}/anonymize`, {
        body: {},
      });
      return (await originsOf(site, person.email)).map((origin) => origin['ip_address']);
    },
    seen: { cleared: [null], kept: ['192.0.2.7'] },
  },
  eventAsOrder: {
    tell: async (site) => {
      const data = { email: ANN, event_category: 'signed_up', event_number: '42', subtotal: 0 };
      await site.result('POST', '/origins/event', { body: { data } });
      return (await originsOf(site, ANN)).map((origin) => origin['order_number']);
    },
    seen: { number: ['42'], slug: ['signed_up:42'] },
  },
  shippingShown: {
    tell: async (site) => {
      await buy(site, ANN, 'A-100', { shipping_address: '1 Main St, Springfield, IL', shipping_zip: '62701' });
      await buy(site, ANN, 'A-101');
      const origins = await originsOf(site, ANN);
      return origins.map(({ shipping_address, shipping_zip }) => [shipping_address, shipping_zip]);
    },
    seen: {
      shown: [
        ['1 Main St, Springfield, IL', '62701'],
        [undefined, undefined],
      ],
      hidden: [
        [undefined, undefined],
        [undefined, undefined],
      ],
    },
  },
  visitorWithoutUuid: {
    tell: async ({ send }) => {
      const answer = await send('POST', '/visitors', { body: { data: {} } });
      const { result } = answer.body as { result?: { uuid: string } };
      return result ? [answer.status, result.uuid.length] : brief(answer);
    },
    seen: { given: [200, 36], refuse: [400, '`uuid` is required'] },
  },
  nobodysRewards: {
    tell: async ({ send }) => {
      const query = { visitor_uuid: '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01' };
      return brief(await send('GET', '/rewards', { query }));
    },
    seen: { none: 200, refuse: [400, 'No visitor found by `visitor_uuid`.'] },
  },
  listOrder: {
    tell: async (site) => {
      const code = await join(site, ANN);
      await share(site, code);
      await share(site, code);
      const { shares } = await site.result<{ shares: { id: number }[] }>('GET', at`/people/${ANN}/shares_by`);
      return shares.map(({ id }) => id);
    },
    seen: { 'oldest-first': [6001, 6002], 'newest-first': [6002, 6001] },
  },
  pageBeyond: {
    tell: async (site) => {
      const form = new FormData();
      form.set('file', new File(['x'], 'x.txt'));
      await site.send('POST', '/assets', { body: form });
      return (await site.result<{ assets: unknown[] }>('GET', '/assets', { query: { page: '2' } })).assets.length;
    },
    seen: { empty: 0, last: 1 },
  },
  trafficSources: {
    tell: async (site) => {
      await join(site, ANN, { traffic_source: 'app' });
      return site.result('GET', '/traffic_sources');
    },
    seen: {
      'seen-too': [{ identifier: 'api' }, { identifier: 'checkout' }, { identifier: 'app' }],
      'set-up': [{ identifier: 'api' }, { identifier: 'checkout' }],
    },
  },
  figures: {
    tell: async (site) => {
      site.emulator.clock.advance(14 * 3_600_000); // 23:00 at -07:00, 06:00 of the next day in UTC
      await share(site, await join(site, ANN));
      const query = { start_date: '2026-07-07', end_date: '2026-07-07' };
      return (await site.result<{ plain: number }>('GET', '/metrics/shares', { query })).plain;
    },
    seen: { 'site-time': 1, utc: 0 },
  },
  week: {
    tell: async (site) => {
      const query = { ...JULY, 'segment_by[period]': 'week' };
      const { segmented } = await site.result<{ segmented: { period: string }[] }>(
        'GET',
        '/metrics/shares/segmentize',
        { query },
      );
      return segmented.map(({ period }) => period);
    },
    seen: {
      monday: ['7/1/26 - 7/5/26', '7/6/26 - 7/12/26', '7/13/26 - 7/14/26'],
      sunday: ['7/1/26 - 7/4/26', '7/5/26 - 7/11/26', '7/12/26 - 7/14/26'],
    },
  },
  untoldProperty: {
    tell: async (site) => {
      await share(site, await join(site, ANN));
      const figures = ['people', 'shares', 'total_sales_count'].map(async (name) => {
        const query = { ...JULY, 'sharing_channels[]': 'sms' };
        return (await site.result<{ plain: number }>('GET', `/metrics/${name}`, { query })).plain;
      });
      return Promise.all(figures);
    },
    seen: { 'left-out': [0, 1, 0], counted: [1, 1, 0] },
  },
  collectBeyond: {
    options: { site: { pointsLimit: 110 } },
    tell: async (site) => {
      const body = { data: { type: 'review' } };
      const { collected, loyalty_member } = await site.result<{
        collected: boolean;
        loyalty_member: { points_balance: number };
      }>('POST', `${MEMBER}/collect_actions`, { body });
      return [collected, loyalty_member.points_balance];
    },
    seen: { nothing: [false, 100], 'up-to-it': [true, 110] },
  },
  redeemedCoupon: {
    tell: async (site) => {
      await site.result('POST', `${MEMBER}/redeem_actions`, { body: { data: { redemption_batch_id: 12 } } });
      const { redemption_batches } = await site.result<{ redemption_batches: Fields[] }>(
        'GET',
        `${MEMBER}/redemption_batches`,
      );
      return redemption_batches[0]?.['available_coupons_count'];
    },
    seen: { 'leaves-the-list': 999, stays: 1000 },
  },
  inactiveMember: {
    tell: async ({ send }) =>
      brief(
        await send('POST', '/loyalty/members/inactive@example.com/manual_adjustment_actions', {
          body: { data: { points: 1 } },
        }),
      ),
    seen: { refuse: [400, 'Loyalty member is not active'], write: 200 },
  },
} satisfies Partial<Stories>;
