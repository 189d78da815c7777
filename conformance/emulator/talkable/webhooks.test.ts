import { describe, expect, test } from 'vitest';

import {
  buy,
  claim,
  decide,
  join,
  openSite,
  referralsOf,
  SLUG,
  type Options,
} from '../../../test/emulator/talkable.js';
import { createEmulator } from '../index.js';

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';

/** A site with a receiver at a URL, and what it was sent. */
function openHooked(answers: readonly number[] = [], options: Options = {}) {
  const sent: { url: string; headers: Headers; body: URLSearchParams }[] = [];
  const site = openSite({
    ...options,
    site: { webhooks: [{ url: 'http://shop.example/hooks' }], ...options.site },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      sent.push({ url: request.url, headers: request.headers, body: new URLSearchParams(await request.text()) });
      return new Response(null, { status: answers[sent.length - 1] ?? 200 });
    },
  });
  return { ...site, sent, acts: site.emulator.simulate('talkable') };
}

describe('a webhook that is delivered to a URL', () => {
  test('is a form with the key of the site, signed', async () => {
    const { emulator, sent, acts } = openHooked([], { site: { webhookKey: 'k1' } });
    acts.unsubscribe({ email: BOB });
    await emulator.webhooks.settled();
    const [hook] = sent;
    expect([hook?.url, hook?.body.get('key'), hook?.body.get('site')]).toEqual([
      'http://shop.example/hooks',
      'k1',
      SLUG,
    ]);
    expect(JSON.parse(hook?.body.get('payload') ?? '')).toMatchObject({ person: { email: BOB } });
    expect(hook?.headers.get('x-talkable-signature')).toMatch(/^[A-Za-z0-9+/]{86}==$/);
  });

  test('is sent once more after an answer that is no 2xx, and by hand as often as wanted', async () => {
    const { emulator, sent, acts } = openHooked([500, 500]);
    acts.unsubscribe({ email: BOB });
    await emulator.webhooks.settled();
    expect(emulator.webhooks.outbox).toMatchObject([
      { id: 1, state: 'failed', attempts: [{ outcome: 500 }, { outcome: 500 }] },
    ]);
    emulator.webhooks.redeliver(1);
    await emulator.webhooks.settled();
    expect([sent.length, emulator.webhooks.outbox[0]?.state]).toEqual([3, 'delivered']);
  });

  test('is that of the events which the receiver wants', async () => {
    const webhooks = [{ url: 'http://shop.example/hooks', events: ['event_web_hook'] }];
    const { emulator, sent, acts } = openHooked([], { site: { webhooks } });
    acts.unsubscribe({ email: BOB });
    acts.buy({ email: BOB, orderNumber: 'A-100', subtotal: 120 });
    await emulator.webhooks.settled();
    expect(sent.map(({ body }) => body.get('type'))).toEqual(['event_web_hook']);
  });
});

describe('the reward of an approved referral', () => {
  const events = ['referral_web_hook'];
  const webhooks = ['http://shop.example/hooks', 'http://crm.example/hooks'].map((url) => ({ url, events }));

  async function approved(answers: readonly number[]) {
    const site = openHooked(answers, { site: { webhooks } });
    const { emulator } = site;
    await join(site, ANN);
    await claim(site, ANN, BOB);
    await buy(site, BOB, 'A-100');
    await decide(site, 'A-100', 'approved');
    await emulator.webhooks.settled();
    const status = async (): Promise<unknown> => (await referralsOf(site, ANN))[0]?.advocate_rewards[0]?.status;
    return { emulator, status };
  }

  test('is paid once every receiver has taken the webhook', async () => {
    const { status } = await approved([500, 200, 200]);
    expect(await status()).toBe('Paid');
  });

  test('is not while one of them has not, until it is delivered by hand', async () => {
    const { emulator, status } = await approved([500, 200, 500]);
    expect(await status()).toBe('Unpaid');
    emulator.webhooks.redeliver(2);
    await emulator.webhooks.settled();
    expect(await status()).toBe('Unpaid');
    emulator.webhooks.redeliver(1);
    await emulator.webhooks.settled();
    expect(await status()).toBe('Paid');
  });
});

test('a batch tells of its purchases when its job has run', async () => {
  const { emulator, sent, send } = openHooked();
  await send('POST', '/origins/batch/purchases', {
    body: { data: [{ email: BOB, order_number: 'A-1', subtotal: 1 }] },
  });
  await emulator.webhooks.settled();
  expect(sent).toEqual([]);
  emulator.clock.advance(1000);
  await send('GET', '/campaigns');
  await emulator.webhooks.settled();
  expect(sent.map(({ body }) => body.get('type'))).toEqual(['event_web_hook']);
});

test('a list that is refilled asks for each coupon that it needs', async () => {
  const site = openHooked();
  await join(site, ANN);
  await claim(site, ANN, BOB);
  await claim(site, ANN, 'carol@example.com');
  await site.emulator.webhooks.settled();
  const asked = site.sent.filter(({ body }) => body.get('type') === 'create_coupon_web_hook');
  expect(asked.map(({ body }) => JSON.parse(body.get('payload') ?? '') as object)).toMatchObject([
    {
      coupon_list_name: 'Ten dollars for friends',
      discount_amount: '10.0',
      percentage_discount: false,
      usage_limit: 1,
    },
  ]);
});

describe('what is simulated', () => {
  test('can be seen over the API', async () => {
    const { acts, result } = openHooked();
    const { shortUrlCode, claimUrl } = acts.signUp({ email: ANN, firstName: 'Ann' });
    const { visitorUuid } = acts.visit({ link: claimUrl });
    acts.buy({ email: BOB, orderNumber: 'A-100', subtotal: 120, visitorUuid });
    expect(await result('GET', `/offers/${shortUrlCode}`)).toMatchObject({ offer: { email: ANN } });
    expect(await result('GET', `/people/${ANN}/referrals_as_advocate`)).toMatchObject({
      referrals: [{ friend_person: { email: BOB }, track_method: 'cookie', status: 'pending' }],
    });
  });

  test.each([
    ['visit', { link: 'nowhere' }, 'simulate: link is "nowhere"; it must be a claim link of an offer, or its code.'],
    ['visit', {}, 'simulate.visit().link is missing; it must be a text that is not empty.'],
    ['signUp', { email: 'ann' }, 'simulate.signUp().email is "ann"; it must be an e-mail address.'],
    [
      'buy',
      { email: BOB, orderNumber: 'A-1', subtotal: NaN },
      'simulate.buy().subtotal is NaN; it must be a finite number.',
    ],
    [
      'claimSignUp',
      { email: BOB, visitorOfferId: 7 },
      'simulate: visitorOfferId is 7; it must be the id of a copy that a visit gave.',
    ],
  ] as const)('%s refuses what is wrong: %o', (act, input, message) => {
    const { acts } = openHooked();
    expect(() => acts[act](input as never)).toThrow(new TypeError(message.replace('().', '(): ')));
  });

  test('names the sites that there are', () => {
    const { emulator } = openHooked();
    expect(() => emulator.simulate('talkable', { siteSlug: 'x' }).unsubscribe({ email: BOB })).toThrow(
      new TypeError('simulate: siteSlug is "x"; there are: my-store.'),
    );
  });
});

test.each([
  [[{ url: 'shop.example' }], /^talkable\.sites\[0\]\.webhooks\[0\]\.url .* must be a URL that begins with http/],
  [
    [{ url: 'http://a.example', events: ['sale'] }],
    /^talkable\.sites\[0\]\.webhooks\[0\]\.events\[0\] is "sale"; it must be one of/,
  ],
  ['http://a.example', /^talkable\.sites\[0\]\.webhooks is "http:\/\/a\.example"; it must be a list of receivers/],
])('the option webhooks is refused as %o', (webhooks, message) => {
  const sites = [{ slug: 's', apiKey: 'key', webhooks: webhooks as never }];
  expect(() => createEmulator({ talkable: { sites } })).toThrow(message);
});
