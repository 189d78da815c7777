import { describe, expect, test } from 'vitest';

import { buy, openSite, type TestSite } from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';
const OFFSETS = ['-12:00', '-07:00', '+00:00', '+14:00'];

/** Times that cannot be written in four digits of year, in one time zone or the other. */
const BEYOND = [
  '10000-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '99999999-01-01T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '9999-12-31T23:59:59-14:00',
];
/** Times that are beyond them in some time zones only. */
const BORDER = [
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T12:00:00Z',
  '0000-01-01T00:00:00+14:00',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
];
const DAYS = [
  '10000-01-01',
  '1/1/10000',
  '275761-01-01',
  '999999999-01-01',
  '-0001-01-01',
  '2026-13-01',
  '2026-02-30',
  '1e3-01-01',
];

/** Sends one time to everything that takes one, each time to an order of its own. */
async function sendTime(site: TestSite, time: string, nth: number): Promise<readonly (readonly [number, unknown])[]> {
  const order = `A-${String(nth)}`;
  await buy(site, ANN, order);
  const answers = [
    await buy(site, ANN, `B-${String(nth)}`, { created_at: time }),
    await site.send('POST', '/origins/event', {
      body: { data: { email: ANN, event_category: 'signed_up', event_number: order, subtotal: 0, created_at: time } },
    }),
    await site.send('POST', `/origins/${order}/refund`, { body: { data: { refunded_at: time } } }),
    await site.send('PUT', `/people/${ANN}`, { body: { data: { unsubscribed_at: time } } }),
  ];
  return answers.map(({ status, body }) => [status, body['error_message']]);
}

/** Everything that shows times again. */
const readBack = async (site: TestSite): Promise<number[]> =>
  Promise.all(
    [`/people/${ANN}`, `/people/${ANN}/personal_data`, '/campaigns', '/coupons/EXPIRED-3F8J'].map(
      async (path) => (await site.send('GET', path)).status,
    ),
  );

describe.each(OFFSETS)('on a site at %s', (utcOffset) => {
  test('a time that no answer could repeat is refused by name', async () => {
    const site = openSite({ site: { utcOffset } });
    const refused = ['created_at', 'created_at', 'refunded_at', 'unsubscribed_at'].map((name) => [
      400,
      `\`${name}\` is invalid`,
    ]);
    for (const [nth, time] of BEYOND.entries())
      expect([time, await sendTime(site, time, nth)]).toEqual([time, refused]);
  });

  test('a time at the border is taken where it can be shown and refused where not, and breaks nothing', async () => {
    const site = openSite({ site: { utcOffset } });
    for (const [nth, time] of BORDER.entries()) {
      const statuses = (await sendTime(site, time, nth)).map(([status]) => status);
      expect([
        [201, 201, 200, 200],
        [400, 400, 400, 400],
      ]).toContainEqual(statuses);
      expect(await readBack(site)).toEqual([200, 200, 200, 200]);
    }
  });
});

describe('a day that there is not, or that has no four digits of year', () => {
  test.each(DAYS)('%s is refused by the name of its parameter', async (day) => {
    const site = openSite();
    for (const name of ['start_date', 'end_date']) {
      const query = { start_date: '2026-07-01', end_date: '2026-07-31', [name]: day };
      for (const path of ['/metrics/shares', '/metrics/shares/segmentize']) {
        expect(await site.send('GET', path, { query })).toMatchObject({
          status: 400,
          body: { error_message: `\`${name}\` is invalid` },
        });
      }
    }
    const answer = await site.send('PUT', `/loyalty/members/${ANN}`, {
      body: { data: { member_dates: [{ identifier: 'birthday', date: day }] } },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { error_message: expect.stringMatching(/^Invalid member_dates format/) as unknown },
    });
  });
});
