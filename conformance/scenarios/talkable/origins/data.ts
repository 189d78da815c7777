import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectIncludes, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { address, eventNumber, visitor } from '../support/cast.js';
import { TAG } from '../support/fixture.js';
import { scenario } from '../support/scenario.js';
import { mail, post, read, username, type Context } from '../support/site.js';

type Fields = Readonly<Record<string, unknown>>;

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;

const LABELS = {
  segment1: 'spring',
  segment2: 'returning',
  segment3: 'gold',
  utm_source: 'newsletter',
  utm_medium: 'email',
  utm_campaign: 'june',
  utm_term: 'shoes',
  utm_content: 'footer',
};

const CREATED_AT = '2026-07-01T11:30:42.769-07:00';
const SHIPPING = { shipping_address: '1 Main St, Springfield, IL, 62701, US', shipping_zip: '62701' };
const ITEM = {
  price: 59.9,
  quantity: 2,
  product_id: 'SKU-1',
  title: 'Shoes',
  url: 'https://my-store.example/shoes',
  image_url: 'https://my-store.example/shoes.png',
};

const person = (context: Context, name: string): Fields => ({
  first_name: 'Cy',
  last_name: 'Young',
  username: username(context, name),
  customer_id: context.id(`customer-${name}`),
  phone_number: '+12025551111',
});

/** All that an origin of any type may bring. */
const common = (context: Context, name: string): Fields => ({
  email: mail(context, name),
  ...person(context, name),
  ...LABELS,
  custom_properties: { country: 'US', eye_color: 'brown' },
  person_custom_properties: { country: 'CA' },
  campaign_tags: [TAG],
  sharing_channels: ['facebook', 'newsletter'],
  ip_address: address(context, name),
  uuid: visitor(context, name),
  created_at: CREATED_AT,
  traffic_source: 'checkout',
  custom_field: 'x',
  r: 'https://my-store.example/',
  alternative_visitor_uuid: visitor(context, `other ${name}`),
});

/** The same and all that a purchase or an event may bring. */
const sale = (context: Context, name: string): Fields => ({
  ...common(context, name),
  ...SHIPPING,
  subtotal: 119.8,
  coupon_codes: ['C0001'],
  coupon_code: 'C0002',
  currency_iso_code: 'USD',
  items: [ITEM],
});

const order = (context: Context, name: string): Fields => ({
  ...sale(context, name),
  order_number: context.id(`order-of-${name}`),
});

const event = (context: Context, name: string): Fields => ({
  ...sale(context, name),
  event_category: 'newsletter_subscription',
  event_number: eventNumber(context, name),
});

const TYPES = [
  { type: 'AffiliateMember', single: '/origins/affiliate_member', batch: 'affiliate_members', fields: common },
  { type: 'Purchase', single: '/origins/purchase', batch: 'purchases', fields: order },
  { type: 'Event', single: '/origins/event', batch: 'events', fields: event },
] as const;

type Kind = (typeof TYPES)[number];

/** The two ways to report one origin, each for a person of its own. */
const reports = (context: Context, { type, single, fields }: Kind): readonly [string, () => Promise<Answer>][] => {
  const [cy, dee] = [`cy-${type}`, `dee-${type}`];
  return [
    [cy, () => post(context, single, { data: fields(context, cy) })],
    [dee, () => post(context, '/origins', { type, data: fields(context, dee) })],
  ];
};

/** What the API tells of a person who was reported with all data. */
async function expectPerson(context: Context, name: string): Promise<void> {
  const found = await read(context, path`/people/${mail(context, name)}`);
  expectStatus(found, 200);
  const custom_properties = { country: 'US', eye_color: 'brown' };
  expectIncludes(found.at('/result/person'), { ...person(context, name), custom_properties }, 'the person');
}

/** What the personal data tells of the only origin of such a person. */
async function expectPersonalOrigin(context: Context, name: string, { type }: Kind): Promise<void> {
  const found = await read(context, path`/people/${mail(context, name)}/personal_data`);
  expectStatus(found, 200);
  expectEqual(found.array('/result/person/origins').length, 1, 'the number of origins');
  expectEqual(Date.parse(found.string('/result/person/origins/0/created_at')), Date.parse(CREATED_AT), 'created_at');
  const told = { type, ip_address: address(context, name), ...(type !== 'AffiliateMember' && SHIPPING) };
  expectIncludes(found.at('/result/person/origins/0'), told, 'the origin in the personal data');
}

export const originsData = TYPES.flatMap((kind) => [
  scenario(
    `all that an origin of type ${kind.type} may bring is taken, and comes back where it is told`,
    { claims: ['TK-ORIGIN-11', 'TK-ORIGIN-18', 'TK-ORIGIN-20', 'TK-ORIGIN-28', 'INF-57'], ...SET_UP },
    async (context) => {
      for (const [name, report] of reports(context, kind)) {
        const answer = await report();
        expectStatus(answer, 201);
        const { customer_id } = person(context, name);
        const own = { type: kind.type, email: mail(context, name), customer_id, ip_address: address(context, name) };
        const sold = { subtotal: 119.8, coupon_code: 'C0001,C0002' };
        const told = { ...own, ...LABELS, ...(kind.type !== 'AffiliateMember' && sold) };
        expectIncludes(answer.at('/result/origin'), told, 'the origin');
        expectEqual(answer.at('/result/offer/campaign_tags'), [TAG], 'the tags of the offer');
        const channels = Object.keys(answer.object('/result/claim_links')).sort();
        expectEqual(channels, ['facebook', 'newsletter'], 'the channels with a link');
      }
    },
  ),

  scenario(
    `what an origin of type ${kind.type} tells of its person is kept with the person`,
    { claims: ['TK-PERSON-04', 'TK-PERSON-24', 'TK-PERSON-25', 'INF-64', 'INF-68'], ...SET_UP },
    async (context) => {
      for (const [name, report] of reports(context, kind)) {
        expectStatus(await report(), 201);
        await expectPerson(context, name);
        await expectPersonalOrigin(context, name, kind);
      }
    },
  ),

  scenario(
    `in a batch an origin of type ${kind.type} may bring all that it may alone`,
    { claims: ['TK-BATCH-06', 'TK-BATCH-07'], needs: ['state', 'destructive', 'fixture', 'clock'] },
    async (context) => {
      const data = [kind.fields(context, 'cy'), kind.fields(context, 'dee')];
      expectStatus(await post(context, `/origins/batch/${kind.batch}`, { data, create_offers: true }), 200);
      context.advance(86_400_000);
      for (const name of ['cy', 'dee']) {
        await expectPerson(context, name);
        await expectPersonalOrigin(context, name, kind);
      }
    },
  ),
]);
