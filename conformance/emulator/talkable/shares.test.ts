import { describe, expect, test } from 'vitest';

import { at, buy, claim, join, openSite, type TestSite } from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';

interface Report {
  readonly success: boolean;
  readonly stats: Readonly<Record<string, unknown>>;
  readonly recipients: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
  readonly rewards: readonly unknown[];
}

const mail = (site: TestSite, code: string, recipients: string, more: object = {}): Promise<Report> =>
  site.result('POST', at`/offers/${code}/shares/email`, { body: { recipients, ...more } });

describe('a share by mail', () => {
  test('reports on every recipient once', async () => {
    const site = openSite();
    const report = await mail(
      site,
      await join(site, ANN),
      ` bob@example.com,\ncy@example.com,BOB@example.com,, ${ANN}, nobody `,
    );
    expect(Object.keys(report.recipients)).toEqual(['bob@example.com', 'cy@example.com', ANN, 'nobody']);
    expect(report.stats).toEqual({
      currently_sent: 2,
      currently_not_sent: 2,
      previously_sent: 0,
      total_sent: 2,
      left_emails: 23,
      sent_limit_exceeded: false,
      advocate_blocked: false,
    });
    expect(report.recipients).toMatchObject({
      'cy@example.com': { currently_sent: true, sharable: true },
      [ANN]: { self_referral: true, sharable: false },
      nobody: { email_valid: false, sharable: false },
    });
  });

  test('mails nobody twice', async () => {
    const site = openSite();
    const code = await join(site, ANN);
    await mail(site, code, 'bob@example.com');
    expect(await mail(site, code, 'Bob@example.com')).toMatchObject({
      success: false,
      stats: { currently_sent: 0, currently_not_sent: 1, previously_sent: 1, total_sent: 1, left_emails: 24 },
      recipients: { 'Bob@example.com': { previously_sent: true, currently_sent: false } },
    });
  });

  test('is held to the quota of the offer', async () => {
    const site = openSite({ site: { mailQuota: 3 } });
    const code = await join(site, ANN);
    await mail(site, code, 'a@example.com,b@example.com');
    expect(await mail(site, code, 'c@example.com,d@example.com')).toMatchObject({
      success: true,
      stats: { currently_sent: 1, currently_not_sent: 1, total_sent: 3, left_emails: 0, sent_limit_exceeded: true },
      recipients: { 'd@example.com': { sharable: true, currently_sent: false } },
    });
  });

  test('that is only validated reports the same and leaves nothing behind', async () => {
    const site = openSite();
    const code = await join(site, ANN);
    const state = JSON.stringify(site.emulator.snapshot());
    const { stats, recipients } = await mail(site, code, 'bob@example.com', { validation_only: true });
    expect(JSON.stringify(site.emulator.snapshot())).toBe(state);
    expect(await mail(site, code, 'bob@example.com')).toMatchObject({ stats, recipients });
  });
});

describe('sharing', () => {
  test('is rewarded once where the campaign does, and the visitor finds the reward', async () => {
    const site = openSite();
    const uuid = '7f6a1f3e-2c1b-4f0e-9a55-0b6c2d1e8a01';
    const code = await join(site, ANN, { campaign_tags: 'sharing', uuid });
    const share = () =>
      site.result<{ reward: object | null }>('POST', at`/offers/${code}/shares/social`, {
        body: { channel: 'facebook' },
      });
    const first = await share();
    expect(first).toMatchObject({
      share: { offer: { coupon_code: 'SHARE-5M9T' } },
      reward: { reason: 'shared', status: 'Paid', coupon_code: 'SHARE-5M9T' },
    });
    expect(await share()).toMatchObject({ share: { id: 6002 }, reward: null });
    expect(await site.result('GET', '/rewards', { query: { visitor_uuid: uuid.toUpperCase() } })).toEqual({
      rewards: [first.reward],
    });
    expect(await site.result('GET', '/rewards', { query: { visitor_uuid: uuid, status: 'Unpaid' } })).toEqual({
      rewards: [],
    });
  });

  test('a visitor whom nobody knows has no rewards', async () => {
    expect(
      await openSite().result('GET', '/rewards', { query: { visitor_uuid: crypto.randomUUID(), status: 'All' } }),
    ).toEqual({ rewards: [] });
  });
});

describe('a claim', () => {
  test('of the own offer earns nothing, and says why', async () => {
    expect(await claim(openSite(), ANN, 'ANN@example.com')).toEqual({
      friend_reward: null,
      friend_unredeem_reason: 'SELF_REFERRAL',
      friend_human_unredeem_reason: 'Self Referral',
    });
  });

  test('earns a Friend one coupon', async () => {
    const site = openSite();
    expect((await claim(site, ANN, 'bob@example.com')).friend_reward?.coupon_code).toBe('FRIEND-7K2P');
    expect(await claim(site, ANN, 'bob@example.com')).toMatchObject({
      friend_reward: null,
      friend_human_unredeem_reason: 'Already Rewarded',
    });
  });

  test('counts as a share that a Friend came through', async () => {
    const site = openSite();
    await claim(site, ANN, 'bob@example.com');
    expect(await site.result('GET', at`/people/${ANN}/shares_by`)).toMatchObject({
      shares: [{ email: 'bob@example.com', friends_count: 1, friend_clicks_count: 1 }],
    });
  });

  test('that no campaign fits is refused, and makes nobody', async () => {
    const site = openSite({ site: { campaigns: [] } });
    const answer = await site.send('POST', '/offer_claims', {
      query: { advocate_email: ANN, friend_email: 'bob@example.com' },
    });
    expect([answer.status, answer.body]).toEqual([400, { ok: false, error_message: 'No campaign found.' }]);
    expect((await site.send('GET', at`/people/${ANN}`)).status).toBe(400);
  });

  test('may be sent as JSON', async () => {
    const answer = await openSite().send('POST', '/offer_claims', {
      body: { advocate_email: ANN, friend_email: 'bob@example.com' },
    });
    expect([answer.status, answer.assumed.slice(0, 2)]).toEqual([200, ['INF-02', 'INF-28']]);
  });
});

describe('a claim link', () => {
  test.each<[what: string, url: (links: Record<string, string>) => string | undefined, active: boolean]>([
    ['of a channel is active', ({ sms }) => sms, true],
    ['for anybody is active', ({ claim: general }) => general, true],
    ["that shows the Advocate's page is not", ({ show }) => show, false],
    ['of something else is not', () => 'https://share.my-store.example/x/nobody', false],
    ['that is left out is not', () => undefined, false],
  ])('%s', async (_, pick, active) => {
    const site = openSite();
    const code = await join(site, ANN);
    const { offer, claim_links } = await site.result<{
      offer: { claim_url: string; show_url: string };
      claim_links: object;
    }>('GET', at`/offers/${code}`, { query: { 'sharing_channels[]': 'sms' } });
    const claim_url = pick({ ...claim_links, claim: offer.claim_url, show: offer.show_url });
    expect(
      await site.result(
        'GET',
        at`/offers/${code}/claim_url_status`,
        claim_url === undefined ? {} : { query: { claim_url } },
      ),
    ).toEqual({ active });
  });
});

describe('a coupon', () => {
  test.each([
    [
      'unissued',
      'SPARE-8R3W',
      { coupon_unissued: true, coupon_expired: false },
      'This coupon code has not been issued yet',
    ],
    [
      'expired',
      'EXPIRED-3F8J',
      { coupon_unissued: true, coupon_expired: true },
      'This coupon code has not been issued yet',
    ],
    [
      "somebody else's",
      'FRIEND-7K2P',
      { different_owner: true, coupon_unissued: false },
      'This coupon code has been issued to another email address',
    ],
  ])('that is %s is not allowed', async (_, code, checks, error_message) => {
    const site = openSite();
    await claim(site, ANN, 'bob@example.com');
    expect(await site.result('GET', at`/coupons/${code}/permission/${'nobody@example.com'}`)).toMatchObject({
      allowed: false,
      checks,
      error_message,
    });
  });

  test('of another shop is not talked about, and allowed', async () => {
    expect(await openSite().result('GET', '/coupons/NOBODYS/permission/ann')).toEqual({
      talkable_coupon: false,
      allowed: true,
    });
  });

  test('that an order names twice is used once', async () => {
    const site = openSite();
    await claim(site, ANN, 'bob@example.com');
    await buy(site, 'bob@example.com', 'A-100', { coupon_codes: ['FRIEND-7K2P', 'friend-7k2p'] });
    expect(await site.result('GET', '/coupons/FRIEND-7K2P')).toMatchObject({ coupon: { used: true, usages: 1 } });
  });

  test('expires with time', async () => {
    const site = openSite();
    await claim(site, ANN, 'bob@example.com');
    const permission = () => site.result('GET', '/coupons/FRIEND-7K2P/permission/bob@example.com');
    expect(await permission()).toMatchObject({ allowed: true, coupon: { active: true } });
    site.emulator.clock.advance(Date.parse('2027-01-01T00:00:00.000-07:00') - site.emulator.clock.now());
    expect(await permission()).toMatchObject({
      allowed: false,
      error_message: null,
      coupon: { active: false },
      checks: { coupon_expired: true },
    });
  });
});
