import { describe, expect, test } from 'vitest';

import { createClock } from './core/clock.js';
import { createEmulator, type EmulatorOptions } from './index.js';

const APP = { appId: 'tOne', secretKey: 'sk_test_one' };
const SITE = { slug: 'one', apiKey: 'key_one' };
const talkjs = { apps: [APP] };

const sites = (more: object): object => ({ talkable: { sites: [{ ...SITE, ...more }] } });

describe('an option that is not as it should be is refused in one line that names it', () => {
  test.each<[unknown, string]>([
    [undefined, 'createEmulator() is missing; it must be an object.'],
    [5, 'createEmulator() is 5; it must be an object.'],
    [{}, 'createEmulator needs an API to emulate, for instance { talkjs: { apps: [{ appId, secretKey }] } }.'],
    [
      { talkJS: talkjs },
      'createEmulator() has no "talkJS"; there are: talkjs, talkable, clock, rateLimits, seed, fetch.',
    ],
    [{ talkjs: [] }, 'createEmulator(): talkjs is a list; it must be an object.'],
    [{ talkjs, seed: Number.NaN }, 'createEmulator(): seed is NaN; it must be a whole number.'],
    [{ talkjs, seed: '1' }, 'createEmulator(): seed is "1"; it must be a whole number.'],
    [{ talkjs, seed: 0.5 }, 'createEmulator(): seed is 0.5; it must be a whole number.'],
    [{ talkjs, rateLimits: 'x' }, 'createEmulator(): rateLimits is "x"; it must be one of "off", "documented".'],
    [
      { talkjs, clock: 5 },
      'createEmulator(): clock is 5; it must be a function that gives Unix milliseconds, or the clock of an emulator.',
    ],
    [
      { talkjs, clock: { now: () => 5 } },
      'createEmulator(): clock is an object; ' +
        'it must be a function that gives Unix milliseconds, or the clock of an emulator.',
    ],
    [{ talkjs: {} }, 'talkjs.apps is missing; it must be a list of at least one { appId, secretKey }.'],
    [{ talkjs: { apps: [] } }, 'talkjs.apps is empty; it must be a list of at least one { appId, secretKey }.'],
    [{ talkjs: { apps: APP } }, 'talkjs.apps is an object; it must be a list of at least one { appId, secretKey }.'],
    [{ talkjs: { apps: ['x'] } }, 'talkjs.apps[0] is "x"; it must be an object.'],
    [
      { talkjs: { apps: [{ ...APP, appId: 5 }] } },
      'talkjs.apps[0].appId is 5; it must be a text that is not empty, "." or "..".',
    ],
    [
      { talkjs: { apps: [{ ...APP, appId: '..' }] } },
      'talkjs.apps[0].appId is ".."; it must be a text that is not empty, "." or "..".',
    ],
    [
      { talkjs: { apps: [{ ...APP, key: 'x' }] } },
      'talkjs.apps[0] has no "key"; there are: appId, secretKey, webhooks.',
    ],
    [{ talkjs: { apps: [APP, { ...APP }] } }, 'talkjs.apps[1].appId is "tOne", as that of an app before it.'],
    [
      { talkjs: { apps: [{ ...APP, secretKey: 'two words' }] } },
      'talkjs.apps[0].secretKey cannot be sent in a header; ' +
        'it must be a text of printable ASCII characters without spaces.',
    ],
    [
      { talkjs: { ...talkjs, app: 1 } },
      'talkjs has no "app"; there are: apps, edition, contract, decisions, apiVersion.',
    ],
    [{ talkjs: { ...talkjs, edition: 5 } }, 'talkjs.edition is 5; it must be a text that is not empty.'],
    [
      sites({ siteSlug: 'x' }),
      expect.stringMatching(/^talkable\.sites\[0\] has no "siteSlug"; there are: slug, /) as never,
    ],
    [sites({ slug: '' }), 'talkable.sites[0].slug is ""; it must be a text that is not empty.'],
    [sites({ mailQuota: -1 }), 'talkable.sites[0].mailQuota is -1; it must be a whole number of 0 or more.'],
    [
      sites({ rateLimit: { capacity: 5 } }),
      'talkable.sites[0].rateLimit.refillPerSecond is missing; it must be a number of 0 or more.',
    ],
    [
      sites({ campaigns: [{ id: 1, name: 'n', status: 'live', tags: [], startsAt: '', incentives: [] }] }),
      'talkable.sites[0].campaigns[0].status is "live"; it must be one of "Live", "Disabled", "Test", "Scheduled".',
    ],
    [
      sites({ loyalty: { collectRules: [], redemptionBatches: [], members: [{ email: 'a', points: 0.5 }] } }),
      'talkable.sites[0].loyalty.members[0].points is 0.5; it must be a whole number.',
    ],
    [
      { talkable: { sites: [SITE, { ...SITE, slug: 'two' }] } },
      'talkable.sites[1].apiKey is that of a site before it.',
    ],
  ])('%j', (options, message) => {
    expect(() => createEmulator(options as EmulatorOptions)).toThrow(
      expect.objectContaining({ name: 'TypeError', message }) as Error,
    );
  });

  test.each([Number.NaN, -1, 0.5])('a clock that gives %s', (at) => {
    expect(() => createEmulator({ talkjs, clock: () => at })).toThrow(
      new RangeError(
        `The option clock must give whole Unix milliseconds from 0 to the end of the year 9999, not ${String(at)}.`,
      ),
    );
  });
});

test('options that are undefined are those that are not given', () => {
  const options = { talkjs, talkable: undefined, clock: undefined, rateLimits: undefined, seed: undefined };
  expect(createEmulator(options as unknown as EmulatorOptions).assumptions()).toEqual([]);
});

test('two emulators can share a clock', () => {
  const clock = createClock(() => 1000);
  const [one, two] = [createEmulator({ talkjs, clock }), createEmulator({ talkjs, clock })];
  one.clock.advance(5);
  expect(two.clock.now()).toBe(1005);
});
