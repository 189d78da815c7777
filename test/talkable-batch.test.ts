import { expect, test } from 'vitest';

import { isStatusError } from '../src/talkable/index.js';
import { failure } from './client/client.js';
import { ann, openShop } from './shop.js';

test('a batch is accepted at once and worked off later; what was wrong in it never comes back', async () => {
  const { talkable, emulator } = openShop('off');
  const good = { email: ann, order_number: 'A-100', subtotal: 59.9 };
  expect(
    await talkable.createPurchases({
      body: { data: [good, { ...good, order_number: 'A-101', email: 'no address' }], create_offers: false },
    }),
  ).toBeUndefined();
  expect(isStatusError(await failure(talkable.getPerson({ person_slug: ann })), 'getPerson', 400)).toBe(true);
  emulator.clock.advance(60_000);
  expect((await talkable.getPerson({ person_slug: ann })).person.email).toBe(ann);
  expect(isStatusError(await failure(talkable.refundOrigin({ origin_slug: 'A-101' })), 'refundOrigin', 400)).toBe(
    true,
  );
});
