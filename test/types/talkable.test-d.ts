// What must compile, and what must not. Checked by `npm run typecheck`; nothing here runs.
import {
  createTalkable,
  isStatusError,
  type Args,
  type Data,
  type OperationId,
  type Page,
  type Result,
  type Talkable,
} from '../../src/talkable/index.js';
import { createTalkableFetch } from '../../src/talkable/fetch.js';
import type {
  Asset,
  AssetResult,
  CampaignList,
  CheckUnsubscribeWebhook,
  CouponPermission,
  CreatePurchaseRequest,
  EmailShareResult,
  ErrorBody,
  EventResult,
  OriginResult,
  PersonResult,
  PurchaseResult,
  ReferralResult,
  ReferralWebhook,
  TrafficSource,
} from '../../generated/talkable/types.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** `true` has to be given when the value is of exactly that type, `false` when it is not. */
declare function exactly<T>(): <const A>(value: A, is: Same<A, T>) => void;
declare const talkable: Talkable;

const purchase = { email: 'ann@example.com', order_number: 'A-100', subtotal: 59.9 };
const event = { email: 'ann@example.com', event_category: 'newsletter', event_number: '42', subtotal: 0 };

export async function resultsAreUnwrapped(): Promise<void> {
  const client = createTalkable({ apiKey: 'key', siteSlug: 'my-store' });
  const bought = await client.createPurchase({ body: { data: purchase } });
  exactly<PurchaseResult>()(bought, true);
  exactly<number>()(bought.origin.subtotal, true);
  exactly<EventResult>()(await talkable.createEvent({ body: { data: event } }), true);
  exactly<OriginResult>()(await talkable.createOrigin({ body: { type: 'Purchase', data: purchase } }), true);
  exactly<CampaignList>()(await talkable.listCampaigns(), true);
  exactly<TrafficSource[]>()(await talkable.listTrafficSources(), true);
  exactly<PersonResult>()(await talkable.anonymizePerson({ person_slug: 'ann@example.com' }), true);
  exactly<CouponPermission>()(
    await talkable.checkCouponPermission({ code: 'C1', person_slug: 'ann@example.com' }),
    true,
  );
  exactly<EmailShareResult>()(
    await talkable.shareOfferByEmail({ short_url_code: 'aB3dE5', body: { recipients: 'bob@example.com' } }),
    true,
  );
  exactly<AssetResult>()(await talkable.uploadAsset({ body: { file: new Blob(['x']) } }), true);
  exactly<string>()((await talkable.getAsset({ id: 42 })).asset.created_at, true);
}

export async function whereThereIsNoResult(): Promise<void> {
  exactly<undefined>()(await talkable.createPurchases({ body: { data: [purchase], create_offers: true } }), true);
  exactly<undefined>()(await talkable.createEvents({ body: { data: [event] } }), true);
  exactly<undefined>()(
    await talkable.createAffiliateMembers({ body: { data: [{ email: 'ann@example.com' }] } }),
    true,
  );
  exactly<undefined>()(await talkable.trackVisit({ id: 4001 }), true);
  // An order without a referral is answered without one.
  exactly<ReferralResult | undefined>()(
    await talkable.updateReferral({ origin_slug: 'A-100', body: { data: { status: 'approved' } } }),
    true,
  );
}

export async function theSiteIsOptional(): Promise<void> {
  await talkable.listCampaigns({ site_slug: 'other-store' }, { timeoutMs: 1000 });
  await talkable.getPerson({ person_slug: 'ann@example.com', site_slug: undefined });
  await talkable.createPurchase({ site_slug: 'other-store', body: { data: purchase } });
  await talkable.refundOrigin({ origin_slug: 'A-100' });
  await talkable.refundOrigin({ origin_slug: 'A-100', body: { data: { refund_subtotal: 10 } } });
  await talkable.claimOffer({ advocate_email: 'ann@example.com', friend_email: 'bob@example.com' });
  await talkable.unsubscribePerson({ person_slug: 'ann@example.com', site_slug: 'other-store' });
  const whole: CreatePurchaseRequest = { site_slug: 'other-store', data: purchase };
  await talkable.createPurchase({ body: whole });
  const typed: Args<'listCampaigns'> = {};
  const campaigns: Data<'listCampaigns'> = await talkable.listCampaigns(typed);
  exactly<CampaignList>()(campaigns, true);
}

export async function whatIsNotKnownIsLeftOutOrNull(): Promise<void> {
  await talkable.createAffiliateMember({ body: { data: {} } });
  await talkable.createAffiliateMember({ body: { data: { email: null, uuid: null, campaign_tags: null } } });
  await talkable.createEvent({ body: { data: { event_category: 'newsletter', event_number: '42' } } });
  await talkable.createPurchase({ body: { data: { ...purchase, coupon_code: 'C1', currency_iso_code: null } } });
  await talkable.createPurchase({
    body: { data: { ...purchase, coupon_code: ['C1', 'C2'], r: 'https://a.example' } },
  });
  await talkable.upsertPerson({ person_slug: 'ann', body: { data: { first_name: null, custom_properties: null } } });
  await talkable.refundOrigin({ origin_slug: 'A-100', body: { data: null } });
  await talkable.claimOffer({ advocate_email: 'a@b.c', friend_email: 'd@e.f', campaign_tag: 'invite' });
  // @ts-expect-error what must be given is not null
  await talkable.createPurchase({ body: { data: { ...purchase, order_number: null } } });
  // @ts-expect-error a purchase has an e-mail address
  await talkable.createPurchase({ body: { data: { ...purchase, email: null } } });
}

export function webhooks(call: ReferralWebhook, question: CheckUnsubscribeWebhook): void {
  exactly<string | undefined>()(call.payload.referrer?.incentive, true);
  exactly<string | null | undefined>()(question.payload.recipient?.email, true);
}

export async function lists(): Promise<void> {
  const page = await talkable.listAssets({ content_type: 'image', per_page: 10 });
  exactly<Page<Asset, number>>()(page, true);
  exactly<number | undefined>()(page.cursor, true);
  for await (const asset of talkable.listAssets()) exactly<Asset>()(asset, true);
  exactly<string | undefined>()((await talkable.listAssets().collect({ max: 3 })).items[0]?.url, true);
}

export async function errors(error: unknown): Promise<void> {
  if (isStatusError(error, 'getPerson', 400)) exactly<string>()(error.body.error_message, true);
  if (isStatusError(error, 'upsertPerson', 422)) exactly<ErrorBody>()(error.body, true);
  if (isStatusError(error, 'getPerson', 200)) exactly<string>()(error.body.error_message, true);
  if (isStatusError(error, 'getPerson', 429)) exactly<ErrorBody | string>()(error.body, true);
  if (isStatusError(error, 'getPerson', 502)) exactly<unknown>()(error.body, true);
  if (isStatusError(error)) exactly<unknown>()(error.body, true);
  // @ts-expect-error only creations answer 201
  isStatusError(error, 'getPerson', 201);
  const answer: Result<'getPerson'> = await talkable.getPerson({ person_slug: 'x' }).result();
  if (answer.ok) exactly<PersonResult>()(answer.data, true);
  else if (answer.status === 200 || answer.status === 404) exactly<string>()(answer.error.error_message, true);
  exactly<Response>()(answer.response, true);
  // @ts-expect-error a 200 may be a failure: `ok` says
  if (answer.status === 200) void answer.data;
}

export async function whatMustNotCompile(): Promise<void> {
  // @ts-expect-error a misspelt method
  await talkable.listCampaign();
  // @ts-expect-error a misspelt parameter
  await talkable.getPerson({ personSlug: 'ann@example.com' });
  // @ts-expect-error a missing parameter
  await talkable.getPerson({ site_slug: 'my-store' });
  // @ts-expect-error a missing argument
  await talkable.getPerson();
  // @ts-expect-error a missing body
  await talkable.createPurchase({});
  // @ts-expect-error a misspelt field
  await talkable.createPurchase({ body: { data: { ...purchase, subtotl: 1 } } });
  // @ts-expect-error a misspelt site
  await talkable.createPurchase({ siteSlug: 'other-store', body: { data: purchase } });
  // @ts-expect-error the site stands beside the body
  await talkable.createPurchase({ body: { site_slug: 'other-store', data: purchase } });
  // @ts-expect-error a purchase has an e-mail address
  await talkable.createPurchase({ body: { data: { order_number: 'A-100', subtotal: 59.9 } } });
  // @ts-expect-error fields of an event on a purchase
  await talkable.createPurchase({ body: { data: { ...purchase, event_category: 'newsletter', event_number: '42' } } });
  // @ts-expect-error the data of an event under the type of a purchase
  await talkable.createOrigin({ body: { type: 'Purchase', data: event } });
  // @ts-expect-error an affiliate member has no amount
  await talkable.createOrigin({ body: { type: 'AffiliateMember', data: { email: 'ann@example.com', subtotal: 1 } } });
  // @ts-expect-error an unknown type of origin
  await talkable.createOrigin({ body: { type: 'Visit', data: { email: 'ann@example.com' } } });
  // @ts-expect-error a wrong literal
  await talkable.updateReferral({ origin_slug: 'A-100', body: { data: { status: 'rejected' } } });
  // @ts-expect-error a wrong literal
  await talkable.shareOfferBySocialChannel({ short_url_code: 'aB3dE5', body: { channel: 'email' } });
  // @ts-expect-error not a currency
  await talkable.createPurchase({ body: { data: { ...purchase, currency_iso_code: 'EURO' } } });
  // @ts-expect-error an amount is a number
  await talkable.createPurchase({ body: { data: { ...purchase, subtotal: '59.90' } } });
  // @ts-expect-error a batch has a list
  await talkable.createPurchases({ body: { data: purchase } });
  // @ts-expect-error an origin that will be checked later is not there yet
  void (await talkable.createPurchases({ body: { data: [purchase] } })).origin;
  // @ts-expect-error the envelope is opened
  void (await talkable.listCampaigns()).result;
  // @ts-expect-error no campaign may have matched
  void (await talkable.createPurchase({ body: { data: purchase } })).offer.short_url_code;
  // @ts-expect-error what the site is, is all there is to say
  await talkable.anonymizePerson({ person_slug: 'ann@example.com', body: { data: {} } });
  // @ts-expect-error a file is a Blob
  await talkable.uploadAsset({ body: { file: 'text' } });
  // @ts-expect-error pages are numbered
  talkable.listAssets({ page: 'abc' });
  // @ts-expect-error webhooks are not called
  await talkable.receiveReferralWebhook({});
  // @ts-expect-error an option that nothing reads
  await talkable.listCampaigns({}, { retries: 2 });
  // @ts-expect-error no site
  createTalkable({ apiKey: 'key' });
  // @ts-expect-error no key
  createTalkable({ siteSlug: 'my-store' });
  // @ts-expect-error webhooks are no operations
  const webhook: OperationId = 'receiveReferralWebhook';
  void webhook;
}

export async function bindings(): Promise<void> {
  const { GET, POST } = createTalkableFetch({ apiKey: 'key' });
  const { data, error } = await GET('/campaigns', { params: { query: { site_slug: 'my-store' } } });
  exactly<CampaignList | undefined>()(data?.result, true);
  void error;
  await POST('/origins/purchase', { body: { site_slug: 'my-store', data: purchase } });
  // @ts-expect-error whole requests name the site
  await GET('/campaigns', {});
  // @ts-expect-error no such path
  await GET('/campaign', { params: { query: { site_slug: 'my-store' } } });
  // @ts-expect-error requests name their site: there is none for all
  createTalkableFetch({ apiKey: 'key', siteSlug: 'my-store' });
}
