import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { openSite } from '../emulator/talkable.js';
import { ofOrigins } from './talkable/origins.js';
import { ofPeople } from './talkable/people.js';
import { ofRequests } from './talkable/requests.js';
import { ofSharing } from './talkable/sharing.js';
import type { Stories, Story } from './talkable/story.js';
import { ofWebhooks } from './talkable/webhooks.js';
import { decisions } from '../../conformance/emulator/talkable/decisions.js';

interface Claim {
  readonly id: string;
  readonly strength: string;
}

const { claims } = parse(readFileSync(new URL('../../conformance/claims/talkable.yaml', import.meta.url), 'utf8')) as {
  claims: Claim[];
};

/** Assumed claims that are no behaviour of the emulator. */
const NO_BEHAVIOUR: Readonly<Record<string, string>> = {
  'INF-22': 'binds clients',
  'INF-23': 'binds clients',
  'INF-Q22': 'says that there is no limit',
  'INF-Q26': 'says which types the contract lists',
  'TK-CAMPAIGN-04': 'is up to the campaigns that the options set up',
  'TK-METRIC-12': 'is about a former edition: its path is unknown like any other',
};

describe('the decisions', () => {
  const rows = Object.entries(decisions);

  test('are what the catalogue assumes of behaviour, and nothing else', () => {
    const assumed = claims.filter(({ strength }) => strength === 'ASSUMED').map(({ id }) => id);
    const decided = rows.flatMap(([, { ids }]) => ids);
    expect([...decided, ...Object.keys(NO_BEHAVIOUR)].sort()).toEqual(assumed.sort());
  });

  test('have one choice only where a reason says why', () => {
    for (const [name, { choices, reason }] of rows)
      expect([name, choices.length > 1]).toEqual([name, reason === undefined]);
  });
});

const stories: Stories = { ...ofRequests, ...ofOrigins, ...ofSharing, ...ofPeople, ...ofWebhooks };

describe.each(Object.entries<Story<string>>(stories))('%s', (name, { tell, seen, options }) => {
  const { ids, choices } = decisions[name as keyof typeof decisions];

  test.each(Object.entries(seen))('%s', async (choice, expected) => {
    const site = openSite({ ...options, talkable: { ...options?.talkable, decisions: { [name]: choice } } });
    expect(await tell(site)).toEqual(expected);
    if (choice === choices[0]) expect(site.emulator.assumptions()).toEqual(expect.arrayContaining([...ids]));
  });

  test('differs by what is chosen', () => {
    const different = new Set(Object.values(seen).map((value) => JSON.stringify(value ?? null)));
    expect(different.size).toBe(choices.length);
  });
});
