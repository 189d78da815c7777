import { expect, test } from 'vitest';

import { createTalkable, isStatusError } from '../src/talkable/index.js';
import { failure } from './client/client.js';
import { ann, openShop, site } from './shop.js';

test('what is refused along the way is a typed error, and changes nothing', async () => {
  const { talkable } = openShop();
  await talkable.createPurchase({ body: { data: { email: ann, order_number: 'A-100', subtotal: 59.9 } } });
  const own = await talkable.claimOffer({ advocate_email: ann, friend_email: ann });
  expect(own).toMatchObject({
    friend_reward: null,
    friend_unredeem_reason: 'SELF_REFERRAL',
    friend_human_unredeem_reason: 'Self Referral',
  });
  const before = await talkable.getPerson({ person_slug: ann });

  const other = await failure(
    talkable.createPurchase({ body: { data: { email: ann, order_number: 'A-100', subtotal: 10 } } }),
  );
  expect(isStatusError(other, 'createPurchase', 400) && other.body.error_message).toContain('Duplicate entity');
  const nobody = await talkable.getPerson({ person_slug: 'nobody@example.com' }).result();
  expect(!nobody.ok && nobody.status === 400 && nobody.error.error_message).toBe('No person found by `person_slug`.');
  const elsewhere = await failure(talkable.listCampaigns({ site_slug: 'nowhere' }));
  expect(isStatusError(elsewhere, 'listCampaigns', 400) && elsewhere.body.error_message).toBe(
    'No site found by `site_slug`.',
  );

  // An order that led to no referral is answered without one.
  expect(
    await talkable.updateReferral({ origin_slug: 'A-100', body: { data: { status: 'approved' } } }),
  ).toBeUndefined();
  expect(await talkable.getPerson({ person_slug: ann })).toEqual(before);
});

test('without the right key there is nothing but a 401', async () => {
  const { emulator } = openShop();
  const stranger = createTalkable({ apiKey: 'wrong', siteSlug: site.slug, fetch: emulator.fetch });
  const error = await failure(stranger.listCampaigns());
  expect(isStatusError(error, 'listCampaigns', 401) && error.body.ok).toBe(false);
});
