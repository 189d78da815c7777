import type { Answer } from '../../../harness/answer.js';
import { expectStatus } from '../../../harness/expect.js';
import { address, eventNumber, visitor } from './cast.js';
import { TAG } from './fixture.js';
import { mail, post, username, type Context } from './site.js';

type Fields = Readonly<Record<string, unknown>>;

export const LABELS = {
  segment1: 'spring',
  segment2: 'returning',
  segment3: 'gold',
  utm_source: 'newsletter',
  utm_medium: 'email',
  utm_campaign: 'june',
  utm_term: 'shoes',
  utm_content: 'footer',
};

export const CREATED_AT = '2026-07-01T11:30:42.769-07:00';
export const SHIPPING = { shipping_address: '1 Main St, Springfield, IL, 62701, US', shipping_zip: '62701' };
const ITEM = {
  price: 59.9,
  quantity: 2,
  product_id: 'SKU-1',
  title: 'Shoes',
  url: 'https://my-store.example/shoes',
  image_url: 'https://my-store.example/shoes.png',
};

export const person = (context: Context, name: string): Fields => ({
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
  coupon_codes: ['C0001', 'C0002'],
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

export const TYPES = [
  { type: 'AffiliateMember', single: '/origins/affiliate_member', batch: 'affiliate_members', fields: common },
  { type: 'Purchase', single: '/origins/purchase', batch: 'purchases', fields: order },
  { type: 'Event', single: '/origins/event', batch: 'events', fields: event },
] as const;

export type Kind = (typeof TYPES)[number];

/** Reports an origin in both ways there are, each for a person of its own; answers with their names. */
export async function reportBoth(
  context: Context,
  { type, single, fields }: Kind,
  more: Fields = {},
): Promise<(readonly [string, Answer])[]> {
  const [cy, dee] = [`cy-${type}`, `dee-${type}`];
  return [
    [cy, await post(context, single, { data: { ...fields(context, cy), ...more } })],
    [dee, await post(context, '/origins', { type, data: { ...fields(context, dee), ...more } })],
  ];
}

/** Reports an origin in a batch and waits for its job. */
export async function reportBatch(context: Context, { batch, fields }: Kind, more: Fields = {}): Promise<string> {
  const data = [{ ...fields(context, 'eve'), ...more }];
  expectStatus(await post(context, `/origins/batch/${batch}`, { data, create_offers: true }), 200);
  context.advance(86_400_000);
  return 'eve';
}

/** What a path names an origin by. */
export const slugOf = (context: Context, { type }: Kind, name: string): string =>
  type === 'Purchase' ? context.id(`order-of-${name}`) : `newsletter_subscription:${eventNumber(context, name)}`;
