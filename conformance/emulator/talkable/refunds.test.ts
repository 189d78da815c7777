import { describe, expect, test } from 'vitest';

import { buy, openSite } from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';

describe('a refund', () => {
  const refund = (data?: object) => async (): Promise<readonly unknown[]> => {
    const site = openSite();
    await buy(site, ANN, 'A-100');
    const first = await site.send('POST', '/origins/A-100/refund', { body: data ? { data } : {} });
    const second = await site.send('POST', '/origins/A-100/refund', { body: {} });
    return [first.body['result'], second.status, second.body['error_message'], second.assumed];
  };
  const again = 'Origin has already been refunded';
  const refunded = (fields: object): object => ({ origin: expect.objectContaining(fields) as unknown });

  test('takes back all when nothing is said, and happens once', async () => {
    expect(await refund()()).toEqual([
      refunded({ refunded_at: '2026-07-07T09:00:00.000-07:00', refund_subtotal: 120, partially_refunded: false }),
      400,
      again,
      [],
    ]);
  });

  test('may be partial and of another day; that it is the last one is assumed', async () => {
    expect(await refund({ refund_subtotal: 20, refunded_at: '2026-07-06T10:00:00+02:00' })()).toEqual([
      refunded({
        subtotal: 120,
        refunded_at: '2026-07-06T01:00:00.000-07:00',
        refund_subtotal: 20,
        partially_refunded: true,
      }),
      400,
      again,
      ['INF-Q09'],
    ]);
  });

  test('reaches the purchase where an event has the same slug, and says that this is assumed', async () => {
    const site = openSite();
    const event = { email: ANN, event_category: 'newsletter', event_number: '42', subtotal: 5 };
    await site.send('POST', '/origins/event', { body: { data: event } });
    expect(
      (await site.send('PUT', '/origins/newsletter%3A42/referral', { body: { data: { status: 'approved' } } }))
        .assumed,
    ).not.toContain('INF-51');
    await buy(site, ANN, 'newsletter:42');
    const refunded = await site.send('POST', '/origins/newsletter%3A42/refund', { body: {} });
    expect(refunded.body).toMatchObject({ result: { origin: { type: 'Purchase', order_number: 'newsletter:42' } } });
    expect(refunded.assumed).toEqual(['INF-51']);
  });

  test('reaches an event by its category and number', async () => {
    const site = openSite();
    await site.send('POST', '/origins/event', {
      body: { data: { email: ANN, event_category: 'signed_up', event_number: '7', subtotal: 5 } },
    });
    expect(await site.result('POST', '/origins/signed_up%3A7/refund', { body: {} })).toMatchObject({
      origin: { type: 'Event', refund_subtotal: 5 },
    });
  });
});
