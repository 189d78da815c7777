import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { visitor } from '../support/cast.js';
import { SHARING_TAG } from '../support/fixture.js';
import { scenario } from '../support/scenario.js';
import { inQuery, mail, post, put, read, type Context } from '../support/site.js';

const SET_UP = { needs: ['state', 'destructive', 'fixture'] } as const;
const STATE = { needs: ['state', 'destructive'] } as const;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const SUMMER = { start_date: '2026-06-01', end_date: '2026-08-31' };
const COUPON_CODE = '/result/origin/coupon_code';

const report = (context: Context, order: string, data: object) =>
  post(context, '/origins/purchase', {
    data: { email: mail(context, 'bob'), order_number: context.id(order), subtotal: 120, ...data },
  });

/** What clients send beyond what is documented, and how the emulator takes it. */
export const generalDecisions = [
  scenario(
    'a number for a text and a text for a number are read',
    { claims: ['INF-55'], ...STATE },
    async (context) => {
      const items = [{ price: '60', quantity: '2', product_id: 77 }];
      const answer = await report(context, 'A-100', { customer_id: 1024, subtotal: '59.90', items });
      expectStatus(answer, 201);
      expectEqual(
        [answer.at('/result/origin/customer_id'), answer.at('/result/origin/subtotal')],
        ['1024', 59.9],
        'customer id and subtotal',
      );
    },
  ),

  scenario('a form is read like JSON', { claims: ['INF-55'], ...STATE }, async (context) => {
    const fields = new URLSearchParams({
      site_slug: context.credentials.siteSlug,
      'data[email]': mail(context, 'ann'),
      'data[custom_properties][country]': 'US',
    });
    const answer = await context.api.post('/origins/affiliate_member', { body: fields.toString(), headers: FORM });
    expectStatus(answer, 201);
    expectEqual(answer.at('/result/origin/email'), mail(context, 'ann'), 'the e-mail address');
  }),

  scenario('a list in a query is read without its brackets', { claims: ['INF-55'], ...STATE }, async (context) => {
    await post(context, '/origins/affiliate_member', { data: { email: mail(context, 'ann') } });
    const query = { ...SUMMER, campaign_ids: '987654321,987654322' };
    const answer = await read(context, '/metrics/offers', { query });
    expectStatus(answer, 200);
    expectEqual(answer.at('/result/plain'), 0, 'the offers of campaigns that there are not');
  }),

  scenario('null counts as left out', { claims: ['INF-56'], ...STATE }, async (context) => {
    const nothing = { uuid: null, coupon_codes: null, custom_properties: null, created_at: null };
    expectStatus(await report(context, 'A-100', nothing), 201);
    const answer = await report(context, 'A-101', { email: null });
    expectStatus(answer, 400);
  }),

  scenario('null clears what an update can clear', { claims: ['INF-56'], ...STATE }, async (context) => {
    const person = path`/people/${mail(context, 'ann')}`;
    await put(context, person, { data: { first_name: 'Ann', custom_properties: { country: 'US' } } });
    const answer = await put(context, person, { data: { first_name: null, custom_properties: null } });
    expectEqual(
      [answer.at('/result/person/first_name'), answer.at('/result/person/custom_properties')],
      [null, {}],
      'first name and custom properties',
    );
  }),

  scenario('coupon_code is read like coupon_codes', { claims: ['INF-57'], ...STATE }, async (context) => {
    const codes = { one: context.id('C1').toUpperCase(), two: context.id('C2').toUpperCase() };
    const one = await report(context, 'A-100', { coupon_code: codes.one });
    const list = await report(context, 'A-101', { coupon_code: [codes.one, codes.two] });
    const both = await report(context, 'A-102', { coupon_codes: [codes.two], coupon_code: codes.one });
    expectEqual(one.at(COUPON_CODE), codes.one, 'one code');
    expectEqual(list.at(COUPON_CODE), `${codes.one},${codes.two}`, 'a list of codes');
    expectEqual(both.string(COUPON_CODE).split(',').sort(), [codes.one, codes.two], 'the codes of both names');
  }),

  scenario('a slash at the end makes no difference', { claims: ['INF-58'], needs: ['state'] }, async (context) => {
    expectStatus(await read(context, '/campaigns/'), 200);
    expectStatus(await read(context, path`/people/${context.id('nobody')}/`), 400);
  }),

  scenario(
    'an affiliate member and an event need no e-mail address',
    { claims: ['INF-59'], ...STATE },
    async (context) => {
      const uuid = visitor(context, 'ann');
      const first = await post(context, '/origins/affiliate_member', { data: { uuid } });
      expectStatus(first, 201);
      expectEqual(first.at('/result/origin/email'), null, 'the e-mail address');
      const again = await post(context, '/origins/affiliate_member', { data: { uuid } });
      expectEqual(
        again.at('/result/offer/short_url_code'),
        first.at('/result/offer/short_url_code'),
        'the offer of the visitor',
      );
      const data = { event_category: 'newsletter_subscription', event_number: context.id('42'), subtotal: 0 };
      const event = await post(context, '/origins/event', { data });
      expectStatus(event, 201);
      expectEqual(event.at('/result/origin/email'), null, 'the e-mail address of the event');
    },
  ),

  scenario('an event without a subtotal counts as one of 0', { claims: ['INF-60'], ...STATE }, async (context) => {
    const data = { event_category: 'newsletter_subscription', event_number: context.id('42') };
    const answer = await post(context, '/origins/event', { data: { email: mail(context, 'ann'), ...data } });
    expectStatus(answer, 201);
    expectEqual(answer.at('/result/origin/subtotal'), 0, 'the subtotal');
  }),

  scenario('a visitor without a UUID is given one', { claims: ['INF-61'], ...STATE }, async (context) => {
    const answer = await post(context, '/visitors', { data: {} });
    expectStatus(answer, 200);
    expectEqual(answer.string('/result/uuid').length, 36, 'the length of the uuid');
  }),

  scenario('HEAD is answered like GET, without a body', { claims: ['INF-62'], needs: ['state'] }, async (context) => {
    const { status, text } = await context.api.request('HEAD', '/campaigns', inQuery(context));
    expectEqual([status, text], [200, ''], 'status and body');
    expectStatus(await context.api.request('HEAD', '/offers/nobody', inQuery(context)), 400);
  }),

  scenario('OPTIONS is a method that no path has', { claims: ['INF-63'], needs: ['state'] }, async (context) => {
    expectStatus(await context.api.request('OPTIONS', '/campaigns', inQuery(context)), 404);
  }),

  scenario('custom properties are read under their older name', { claims: ['INF-64'], ...STATE }, async (context) => {
    const older = { person_custom_properties: { country: 'US' } };
    const [ann, bob] = [mail(context, 'ann'), mail(context, 'bob')];
    await post(context, '/origins/affiliate_member', { data: { email: ann, ...older } });
    const both = { email: bob, ...older, custom_properties: { country: 'CA' } };
    await post(context, '/origins/affiliate_member', { data: both });
    const at = '/result/person/custom_properties';
    expectEqual((await read(context, path`/people/${ann}`)).at(at), { country: 'US' }, 'the older name alone');
    expectEqual((await read(context, path`/people/${bob}`)).at(at), { country: 'CA' }, 'both names');
  }),

  scenario('the campaign of a claim is chosen by its tag', { claims: ['INF-66'], ...STATE }, async (context) => {
    const parties = { advocate_email: mail(context, 'ann'), friend_email: mail(context, 'bob') };
    const query = { ...parties, campaign_tag: context.id('no-such-tag') };
    const answer = await context.api.post('/offer_claims', inQuery(context, { query }));
    expectStatus(answer, 400);
    expectEqual(answer.at('/error_message'), 'No campaign found.', 'error_message');
  }),

  scenario(
    'a claim earns what the campaign with its tag gives',
    { claims: ['INF-66'], ...SET_UP },
    async (context) => {
      const parties = { advocate_email: mail(context, 'ann'), friend_email: mail(context, 'bob') };
      // This campaign gives nothing for a claim; the one without a tag does.
      const query = { ...parties, campaign_tag: SHARING_TAG };
      const answer = await context.api.post('/offer_claims', inQuery(context, { query }));
      expectStatus(answer, 200);
      expectEqual(answer.at('/result/friend_reward'), null, 'the reward');
    },
  ),

  scenario(
    'a metric that no source shows does not exist',
    { claims: ['INF-67'], needs: ['state'] },
    async (context) => {
      const answer = await read(context, '/metrics/no_such_metric', { query: SUMMER });
      expectStatus(answer, 400);
      expectEqual(answer.at('/error_message'), 'No metric found.', 'error_message');
    },
  ),

  scenario('the personal data tells where an order was sent to', { claims: ['INF-68'], ...STATE }, async (context) => {
    const shipping = { shipping_address: '1 Main St, Springfield, IL, 62701, US', shipping_zip: '62701' };
    await report(context, 'A-100', shipping);
    const answer = await read(context, path`/people/${mail(context, 'bob')}/personal_data`);
    const at = '/result/person/origins/0';
    expectEqual(
      [answer.at(`${at}/shipping_address`), answer.at(`${at}/shipping_zip`)],
      [shipping.shipping_address, shipping.shipping_zip],
      'address and postal code',
    );
  }),
];
