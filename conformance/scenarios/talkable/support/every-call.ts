import type { SendOptions } from '../../../harness/api.js';
import { path } from '../../../harness/path.js';
import { BATCH, MEMBER, REPEATABLE, UNISSUED_COUPON } from './fixture.js';
import { mail, username, type Context } from './site.js';
import type { Spot } from './shapes.js';

/** A correct request but for the site, which is added. */
export interface Call extends Spot, Pick<SendOptions, 'json' | 'body' | 'query'> {}

const UUID = '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01';
const DAYS = { start_date: '2026-07-01', end_date: '2026-07-31' };
const CODE = 'aB3dE5';

export function textFile(name = 'note.txt', type = 'text/plain'): FormData {
  const form = new FormData();
  form.set('file', new Blob(['A note.'], { type }), name);
  return form;
}

const get = (where: string, query: SendOptions['query'] = {}): Call => ({
  method: 'GET',
  path: where,
  site: 'query',
  query,
});
const post = (where: string, json: object): Call => ({ method: 'POST', path: where, site: 'body', json });
const put = (where: string, json: object): Call => ({ method: 'PUT', path: where, site: 'body', json });

/** The calls that read and belong to no loyalty member. */
function reads(ann: string): Call[] {
  const lists = ['referrals_as_advocate', 'referrals_as_friend', 'rewards', 'shares_by', 'personal_data'];
  return [
    get(path`/offers/${CODE}`),
    get(path`/offers/${CODE}/claim_url_status`, { claim_url: 'https://share.my-store.example/x/cL41m1' }),
    get('/rewards', { visitor_uuid: UUID }),
    get(path`/people/${ann}`),
    ...lists.map((list) => get(`${path`/people/${ann}`}/${list}`)),
    get(path`/coupons/${UNISSUED_COUPON}`),
    get(path`/coupons/${UNISSUED_COUPON}/permission/${ann}`),
    get('/campaigns'),
    get('/traffic_sources'),
    get('/metrics/offers', DAYS),
    get('/metrics/shares/segmentize', { ...DAYS, 'segment_by[period]': 'month' }),
    get('/assets'),
    get('/assets/101'),
  ];
}

/** Those that write and belong to no loyalty member. */
function writes(ann: string, bob: string, order: string, name: string): Call[] {
  const purchase = { email: bob, order_number: order, subtotal: 120 };
  const event = { email: bob, event_category: 'newsletter', event_number: order, subtotal: 0 };
  return [
    post('/origins', { type: 'AffiliateMember', data: { email: ann } }),
    post('/origins/affiliate_member', { data: { email: ann } }),
    post('/origins/purchase', { data: purchase }),
    post('/origins/event', { data: event }),
    post('/origins/batch/affiliate_members', { data: [{ email: ann }] }),
    post('/origins/batch/purchases', { data: [purchase] }),
    post('/origins/batch/events', { data: [event] }),
    post(path`/origins/${order}/refund`, {}),
    put(path`/origins/${order}/referral`, { data: { status: 'approved' } }),
    post(path`/offers/${CODE}/shares/email`, { recipients: bob }),
    post(path`/offers/${CODE}/shares/social`, { channel: 'facebook' }),
    { method: 'POST', path: '/offer_claims', site: 'query', query: { advocate_email: ann, friend_email: bob } },
    { method: 'PUT', path: '/visitor_offers/8001/track_visit', site: 'query' },
    post('/visitors', { data: { uuid: UUID } }),
    put(path`/people/${ann}`, { data: { username: name } }),
    post(path`/people/${bob}/anonymize`, {}),
    post(path`/people/${bob}/unsubscribe`, {}),
    { method: 'POST', path: '/assets', site: 'query', body: textFile() },
  ];
}

function loyalty(): Call[] {
  const member = path`/loyalty/members/${MEMBER}`;
  return [
    get(member),
    put(member, { data: { custom_properties: { country: 'US' } } }),
    get(`${member}/collect_actions`),
    post(`${member}/collect_actions`, { data: { type: REPEATABLE } }),
    get(`${member}/redeem_actions`),
    post(`${member}/redeem_actions`, { data: { redemption_batch_id: BATCH } }),
    get(`${member}/manual_adjustment_actions`),
    post(`${member}/manual_adjustment_actions`, { data: { points: 10 } }),
    get(`${member}/redemption_batches`),
  ];
}

/** The 44 calls of the API. */
export const everyCall = (context: Context): Call[] => [
  ...reads(mail(context, 'ann')),
  ...writes(mail(context, 'ann'), mail(context, 'bob'), context.id('A-100'), username(context, 'ann')),
  ...loyalty(),
];
