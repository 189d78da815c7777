import fc from 'fast-check';
import { expect, test } from 'vitest';

import { openContract } from '../../contract/contract.js';
import { pointer, valueAt } from '../../contract/json-pointer.js';
import type { Operation } from '../../contract/operation.js';
import { buy, claim, join, openSite, type TestSite } from '../../../test/emulator/talkable.js';

type Fields = Readonly<Record<string, unknown>>;

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';

const SLUGS = [
  ANN,
  ANN,
  BOB,
  'A-100',
  'A-100',
  'newsletter_subscription:42',
  'FRIEND-7K2P',
  'EVERYONE-5',
  '101',
  '4001',
  'shares',
  'people',
  'inactive@example.com',
  '__proto__',
  '..',
  '../x',
  'a/b',
  '%',
  '',
  '\u{1f600}',
  '-1',
  '1e99',
  ' ',
  'x'.repeat(5000),
];

const NAMES = [
  'email',
  'order_number',
  'subtotal',
  'event_category',
  'event_number',
  'coupon_codes',
  'items',
  'campaign_tags',
  'sharing_channels',
  'uuid',
  'created_at',
  'custom_properties',
  'username',
  'unsubscribed',
  'unsubscribed_at',
  'status',
  'points',
  'redemption_batch_id',
  'type',
  'refund_subtotal',
  'refunded_at',
  'member_dates',
  'traffic_source',
  'ip_address',
  'customer_id',
  'first_name',
  '__proto__',
];

const VALUES: readonly unknown[] = [
  ANN,
  BOB,
  'cy+x@example.com',
  'b.ob@example.com',
  'A-100',
  'A-101',
  'newsletter',
  '42',
  120,
  0,
  -1,
  1e300,
  12,
  1.5,
  true,
  false,
  null,
  'current',
  'approved',
  'voided',
  'flagged',
  'review',
  'optin',
  'sharing',
  '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01',
  '2026-07-07T16:00:00Z',
  '9999-12-31T23:59:59-12:00',
  '2016-12-31T23:59:60Z',
  ['invite'],
  ['sms', '__proto__'],
  ['FRIEND-7K2P'],
  [{ price: 1, quantity: 1 }],
  { country: 'US', constructor: 1 },
  [{ identifier: 'birthday', date: '2026-02-28' }],
];

const QUERY: readonly (readonly [string, string])[] = [
  ['start_date', '2026-07-01'],
  ['start_date', '0001-01-01'],
  ['end_date', '7/31/2026'],
  ['end_date', '9999-12-31'],
  ['segment_by[period]', 'week'],
  ['segment_by[sharing_channels]', 'true'],
  ['sharing_channels[]', 'sms'],
  ['sharing_channels[]', 'email'],
  ['claim_url', 'x'],
  ['status', 'All'],
  ['visitor_uuid', '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01'],
  ['page', '9'],
  ['per_page', '1'],
  ['per_page', '0'],
  ['precision', '99'],
  ['advocate_email', ANN],
  ['friend_email', BOB],
  ['friend_email', ANN],
  ['campaign_ids[]', '1e9'],
  ['content_type', ''],
];

const { document, operations } = openContract('talkable');

/** The bodies by which the contract shows an operation. */
function samplesOf({ path, method }: Operation): readonly Fields[] {
  const at = `${pointer('paths', path, method.toLowerCase())}/requestBody/content/application~1json/examples`;
  const examples = Object.values(valueAt(document, at) ?? {}) as { readonly value?: Fields; readonly $ref?: string }[];
  return examples.map(
    (example) => example.value ?? (valueAt(document, `${example.$ref?.slice(1) ?? ''}/value`) as Fields),
  );
}

const overrides = fc.dictionary(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES), {
  maxKeys: 3,
  noNullPrototype: true,
});

/** A sample with some fields changed, or anything at all. */
const bodyOf = (operation: Operation): fc.Arbitrary<unknown> => {
  const samples = samplesOf(operation);
  if (samples.length === 0) return fc.constant(undefined);
  const changed = fc
    .tuple(fc.constantFrom(...samples), overrides)
    .map(([sample, more]) => ({
      ...sample,
      ...(Array.isArray(sample['data']) ? {} : { data: { ...(sample['data'] as Fields), ...more } }),
    }));
  return fc.oneof({ weight: 9, arbitrary: changed }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
};

const query = fc.array(fc.constantFrom(...QUERY), { maxLength: 6 }).map((entries) => Object.fromEntries(entries));

const request = fc
  .constantFrom(...operations.values())
  .chain((operation) =>
    fc.record({
      operation: fc.constant(operation),
      slugs: fc.tuple(fc.constantFrom(...SLUGS), fc.constantFrom(...SLUGS)),
      query,
      body: bodyOf(operation),
    }),
  );

async function openBusySite(): Promise<{ site: TestSite; code: string }> {
  const site = openSite();
  const code = await join(site, ANN, { username: 'ann' });
  await claim(site, ANN, BOB);
  await buy(site, BOB, 'A-100');
  return { site, code };
}

test('whatever is asked, the answer is an envelope within the contract, and never a bug', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 5, maxLength: 40, size: 'max' }), async (requests) => {
      const { site, code } = await openBusySite();
      for (const {
        operation: { method, path },
        slugs,
        query: given,
        body,
      } of requests) {
        const left: string[] = [...slugs];
        const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
          encodeURIComponent(name === 'short_url_code' ? code : (left.pop() ?? '')),
        );
        const answer = await site.send(method, filled, { query: given, ...(method === 'GET' ? {} : { body }) });
        expect([answer.status < 500, answer.text]).toEqual([true, expect.anything()]);
        expect(answer.body['ok']).toBe(answer.status < 300);
        site.emulator.clock.advance(500);
      }
      const snapshot = site.emulator.snapshot();
      site.emulator.restore(JSON.parse(JSON.stringify(snapshot)));
      expect(site.emulator.snapshot()).toEqual(snapshot);
    }),
    { numRuns: 100 },
  );
});
