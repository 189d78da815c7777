import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { talkjsRules } from './index.js';

interface Claim {
  readonly id: string;
  readonly strength: string;
}

const catalogue = parse(readFileSync(new URL('../../../claims/talkjs.yaml', import.meta.url), 'utf8')) as {
  claims: Claim[];
};
const strengths = new Map(catalogue.claims.map(({ id, strength }) => [id, strength]));
const rules = Object.entries(talkjsRules);

describe('the rules', () => {
  test.each(rules)('%s cites claims of the catalogue', (_, { claims, assumes }) => {
    expect([...claims, ...assumes].filter((id) => !strengths.has(id))).toEqual([]);
    expect(claims.length + assumes.length).toBeGreaterThan(0);
  });

  test.each(rules)('%s assumes only what no source states, and claims the rest', (_, { claims, assumes }) => {
    expect(assumes.filter((id) => strengths.get(id) !== 'ASSUMED')).toEqual([]);
    expect(claims.filter((id) => strengths.get(id) === 'ASSUMED')).toEqual([]);
  });

  test('cover every decision of the catalogue', () => {
    const assumed = new Set(rules.flatMap(([, rule]) => rule.assumes));
    const decisions = [...strengths.keys()].filter((id) => id.startsWith('ED-'));
    expect(decisions.filter((id) => !assumed.has(id))).toEqual([]);
  });
});
