import { expect, test } from 'vitest';

import { openApp } from '../../../test/emulator/talkjs.js';

test.each<[object, RegExp]>([
  [{ apps: [] }, /talkjs\.apps/],
  [{ apps: undefined }, /talkjs\.apps/],
  [{ apps: [{ appId: 'x' }] }, /apps\[0\]\.secretKey is missing/],
  [{ apps: [{ appId: '', secretKey: 'x' }] }, /appId/],
  [{ apps: [{ appId: 'x', secretKey: '' }] }, /apps\[0\]\.secretKey is empty/],
  [{ decisions: { noSuchQuestion: 1 } }, /talkjs\.decisions.*"noSuchQuestion".*overRangeLimit/],
  [{ decisions: { overRangeLimit: 'maybe' } }, /talkjs\.decisions\.overRangeLimit.*"maybe".*refuse, clamp, honour/],
  [{ decisions: ['clamp'] }, /talkjs\.decisions/],
  [{ edition: '1999-01-01' }, /1999-01-01/],
])('an option that is not as it should be is named: %j', (talkjs, message) => {
  expect(() => openApp({ talkjs })).toThrow(message);
});
