import { describe, expect, test } from 'vitest';

import { createEmulator, defaultSetup, type TalkableOptions } from '../index.js';
import { openSite, START, type Options } from '../../../test/emulator/talkable.js';

test('a site whose options have other names is told the right ones', () => {
  const misnamed: [object, RegExp][] = [
    [{}, /^talkable\.sites is missing; it must be a list of at least one \{ slug, apiKey \}\.$/],
    [{ site: [] }, /^talkable has no "site"; there are: sites, contract, decisions\.$/],
    [
      { sites: [{ siteSlug: 'x', apiKey: 'x' }] },
      /^talkable\.sites\[0\] has no "siteSlug"; there are: slug, apiKey, /,
    ],
  ];
  for (const [talkable, message] of misnamed)
    expect(() => createEmulator({ talkable: talkable as TalkableOptions })).toThrow(message);
});

describe('an option that is not as it should be is named', () => {
  const lists = defaultSetup(START).couponLists;
  test.each<[what: string, options: Options, message: RegExp]>([
    ['no site', { talkable: { sites: [] } }, /talkable\.sites is empty/],
    ['an empty slug', { site: { slug: '' } }, /slug/],
    ['an empty key', { site: { apiKey: '' } }, /sites\[0\]\.apiKey is empty/],
    [
      'a slug twice',
      {
        talkable: {
          sites: [
            { slug: 'a', apiKey: 'x' },
            { slug: 'a', apiKey: 'y' },
          ],
        },
      },
      /sites\[1\]\.slug is "a", as that of a site before it/,
    ],
    [
      'a key twice',
      {
        talkable: {
          sites: [
            { slug: 'a', apiKey: 'x' },
            { slug: 'b', apiKey: 'x' },
          ],
        },
      },
      /sites\[1\]\.apiKey is that of a site before it/,
    ],
    ['a time zone', { site: { utcOffset: 'PST' } }, /utcOffset is "PST"/],
    ['a time zone that is none', { site: { utcOffset: '+99:99' } }, /utcOffset is "\+99:99"/],
    [
      'a coupon twice',
      { site: { couponLists: [...lists, { name: 'x', amount: 1, codes: ['annx', 'ANNX'], validUntil: null }] } },
      /"ANNX" is there twice/,
    ],
    [
      'a coupon with a space',
      { site: { couponLists: [...lists, { name: 'x', amount: 1, codes: ['a b'], validUntil: null }] } },
      /"A B" must have/,
    ],
    [
      'two codes for many uses',
      {
        site: {
          couponLists: [...lists, { name: 'x', amount: 1, codes: ['aaa', 'bbb'], singleUse: false, validUntil: null }],
        },
      },
      /"x" is for many uses/,
    ],
    ['a list that is not there', { site: { couponLists: [] } }, /"advocate_reward" must name one of the coupon lists/],
    [
      'a time',
      { site: { couponLists: [...lists, { name: 'x', amount: 1, codes: [], validUntil: 'soon' }] } },
      /"soon" is no ISO 8601 time/,
    ],
    [
      'a time that no answer could show',
      {
        site: {
          utcOffset: '+14:00',
          couponLists: [...lists, { name: 'x', amount: 1, codes: [], validUntil: '9999-12-31T23:59:59Z' }],
        },
      },
      /"9999-12-31T23:59:59Z" is no ISO 8601 time/,
    ],
    ['a decision', { talkable: { decisions: { offersAgain: 'new' } as never } }, /"offersAgain".*offerAgain/],
    ['a choice', { talkable: { decisions: { offerAgain: 'other' as never } } }, /offerAgain is "other".*same, new/],
  ])('%s', (_, options, message) => {
    expect(() => openSite(options)).toThrow(message);
  });
});
