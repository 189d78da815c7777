import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';

import { operationsOf, resolveEncoding } from '../../scripts/claims/resolve.js';
import { loadApis } from './apis.js';
import { isNode, type Node } from './schema-walk.js';

const document = (await loadApis()).find(({ name }) => name === 'talkable')?.document;
if (!isNode(document)) throw new Error('There is no contract of Talkable.');
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
ajv.addFormat('binary', true);
ajv.addSchema(document, 'api', false, false);

const follow = (node: unknown): Node => {
  if (!isNode(node)) throw new Error('A schema is an object here.');
  return typeof node.$ref === 'string'
    ? follow(resolveEncoding({ pointer: node.$ref.slice(1) }, document).value)
    : node;
};
const nodes = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A property of a request, and whether it must be given. */
interface Place {
  at: string;
  isRequired: boolean;
  schema: unknown;
}

function placesIn(schema: unknown, at: string): Place[] {
  const node = follow(schema);
  const required = nodes(node.required);
  const own = Object.entries(isNode(node.properties) ? node.properties : {}).flatMap(([name, property]): Place[] => {
    const here = `${at}/${name}`;
    return [{ at: here, isRequired: required.includes(name), schema: property }, ...placesIn(property, here)];
  });
  const inside = [node.items ?? [], nodes(node.oneOf)].flat().flatMap((branch) => placesIn(branch, at));
  return [...own, ...inside];
}

const isNull = (schema: unknown): boolean => {
  const node = follow(schema);
  return [node.type].flat().includes('null') || nodes(node.oneOf).some(isNull);
};

const requests = [...operationsOf(document)].flatMap(([id, operation]) => {
  const body = resolveEncoding({ operation: id, pointer: '/requestBody/content/application~1json/schema' }, document);
  return operation.requestBody !== undefined && body.found ? placesIn(body.value, id) : [];
});

describe('null in a request', () => {
  it('is allowed for every property that may be left out', () => {
    const optional = requests.filter(({ isRequired }) => !isRequired);
    expect(optional.length).toBeGreaterThan(89);
    expect(optional.filter(({ schema }) => !isNull(schema)).map(({ at }) => at)).toEqual([]);
  });

  it('is allowed for none that must be given', () => {
    const required = requests.filter(({ isRequired }) => isRequired);
    expect(required.map(({ at }) => at)).toContain('createPurchase/data/order_number');
    expect(required.filter(({ schema }) => isNull(schema)).map(({ at }) => at)).toEqual([]);
  });
});

function faults(schema: string, value: unknown): string {
  const validate = ajv.compile({ $ref: `api#/components/schemas/${schema}` });
  return validate(value) ? '' : ajv.errorsText(validate.errors);
}

const site = { site_slug: 'my-store' };
const member = { uuid: '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01', campaign_tags: null, traffic_source: 'talkable-gem' };
const event = { event_category: 'signup', event_number: '1' };
const purchase = { email: 'ann@example.com', order_number: 'A-100', subtotal: 59.9 };

describe("what Talkable's own clients send", () => {
  it.each([
    ['an affiliate member known by the visitor alone', 'CreateAffiliateMemberRequest', { ...site, data: member }],
    ['an event with neither address nor subtotal', 'CreateEventRequest', { ...site, data: event }],
    ['a code', 'CreatePurchaseRequest', { ...site, data: { ...purchase, coupon_code: 'SALE10' } }],
    ['codes', 'CreateEventRequest', { ...site, data: { ...event, coupon_code: ['C1', 'C2'] } }],
    ['a mail without a subject', 'ShareByEmailRequest', { ...site, recipients: 'bob@example.com', subject: null }],
    ['an older name', 'CreatePurchaseRequest', { ...site, data: { ...purchase, person_custom_properties: {} } }],
  ])('is allowed: %s', (_what, schema, body) => {
    expect(faults(schema, body)).toBe('');
  });

  it('is not all allowed: a purchase needs an address', () => {
    const { email, ...data } = purchase;
    expect(email).toBe('ann@example.com');
    expect(faults('CreatePurchaseRequest', { ...site, data })).toBe("data/data must have required property 'email'");
  });
});

const person = { email: 'ann@example.com', first_name: 'Ann', sub_choice: true, gender: null, loyalty_member: null };
const reward = { id: 9002, email: 'ann@example.com', person, amount: '5.00', incentive: 'rebate' };
const hook = (type: string, payload: object): object => ({ key: 'k', site: 'my-store', type, extras: {}, payload });
const origin = { id: 7001, type: 'Purchase', order_number: 805174808, subtotal: '6.31', utm_term: null };

describe('a payload as the pages of the vendor print it', () => {
  it.each([
    ['CheckUnsubscribeWebhook', hook('check_unsubscribe_web_hook', { recipient: person })],
    ['ReferralWebhook', hook('referral_web_hook', { referrer: reward, referred: reward, referred_origin: origin })],
    ['PostShareWebhook', hook('post_share_web_hook', { share_info: { recipients: ['a@b.c'] }, sharer_info: person })],
    ['RewardWebhook', hook('reward_web_hook', { person: null, reward: { amount: '10.0', coupon: {} }, origin })],
  ])('is a %s', (schema, payload) => {
    expect(faults(schema, payload)).toBe('');
  });

  it.each([
    [
      'a bare address',
      'CheckUnsubscribeWebhook',
      hook('check_unsubscribe_web_hook', { recipient: 'ann@example.com' }),
    ],
    [
      'an object as incentive',
      'ReferralWebhook',
      hook('referral_web_hook', { referrer: { incentive: { amount: 5 } } }),
    ],
  ])('is none with %s', (_what, schema, payload) => {
    expect(faults(schema, payload)).not.toBe('');
  });
});

it.each(['2026-07-07T11:06:14.000-07:00', '2026-07-07T18:06:14Z', '2026-07-07T18:06:14.5+00:00'])(
  'a time of an answer may be %s',
  (time) => {
    expect(faults('Timestamp', time)).toBe('');
  },
);

it.each(['2026-07-07', '2026-07-07T18:06:14', '2026-07-07 18:06:14Z'])('a time of an answer is not %s', (time) => {
  expect(faults('Timestamp', time)).not.toBe('');
});

it('every metric that a source shows has a name', () => {
  const names = nodes(
    resolveEncoding({ operation: 'getMetric', pointer: '/parameters/metric/schema/examples' }, document).value,
  );
  expect(new Set(names).size).toBe(103);
  expect(names).toEqual(expect.arrayContaining(['sharing_rate', 'lift_in_sales', 'dashboard_sales_sum', 'people']));
});
