import { expect, test } from 'vitest';

import { at, buy, decide, join, openSite, type Answer, type TestSite } from '../../../test/emulator/talkable.js';

const [ANN, BOB] = ['ann@example.com', 'bob@example.com'];

const permission = (site: TestSite, email: string): Promise<Answer> =>
  site.send('GET', at`/coupons/EVERYONE-5/permission/${email}`);

test("a coupon of many uses is unissued until somebody has it, then somebody else's: both are assumed", async () => {
  const site = openSite();
  const unissued = await permission(site, BOB);
  expect(unissued.body).toMatchObject({
    result: { allowed: false, checks: { coupon_unissued: true, different_owner: false } },
  });
  expect(unissued.assumed).toContain('INF-53');

  const code = await join(site, ANN, { campaign_tags: 'sharing' });
  await site.send('POST', `/offers/${code}/shares/email`, { body: { recipients: BOB } });
  await buy(site, BOB, 'A-100');
  await decide(site, 'A-100', 'approved');

  const own = await permission(site, BOB);
  expect(own.body).toMatchObject({
    result: { allowed: true, checks: { coupon_unissued: false, different_owner: false } },
  });
  expect(own.assumed).not.toContain('INF-53');
  const another = await permission(site, ANN);
  expect(another.body).toMatchObject({
    result: { allowed: false, checks: { coupon_unissued: false, different_owner: true } },
  });
  expect(another.assumed).toContain('INF-53');
});
