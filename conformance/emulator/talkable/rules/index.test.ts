import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { talkableRules } from './index.js';

interface Claim {
  readonly id: string;
  readonly strength: string;
  readonly testable: string;
}

const catalogue = parse(readFileSync(new URL('../../../claims/talkable.yaml', import.meta.url), 'utf8')) as {
  claims: Claim[];
};
const strengths = new Map(catalogue.claims.map(({ id, strength }) => [id, strength]));
const rules = Object.entries(talkableRules);

/** What the emulator does not decide in a rule: the shape of its ids and codes, and what binds clients or documents alone. */
const ELSEWHERE = [
  'INF-03',
  'INF-19',
  'INF-20',
  'INF-21',
  'INF-22',
  'INF-23',
  'INF-Q08',
  'INF-Q22',
  'INF-Q25',
  'INF-Q26',
];

describe('the rules', () => {
  test.each(rules)('%s cites claims of the catalogue', (_, { claims, assumes }) => {
    expect([...claims, ...assumes].filter((id) => !strengths.has(id))).toEqual([]);
  });

  test.each(rules)('%s assumes only what no source states, and claims the rest', (_, { claims, assumes }) => {
    expect(assumes.filter((id) => strengths.get(id) !== 'ASSUMED')).toEqual([]);
    expect(claims.filter((id) => strengths.get(id) === 'ASSUMED')).toEqual([]);
  });

  test('cover every decision of the catalogue', () => {
    const assumed = new Set(rules.flatMap(([, rule]) => rule.assumes));
    const decisions = [...strengths.keys()].filter((id) => id.startsWith('INF-') && !ELSEWHERE.includes(id));
    expect(decisions.filter((id) => !assumed.has(id))).toEqual([]);
  });

  test('have names of their own: none hides another', async () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter(
      (file) => file.endsWith('.ts') && !file.startsWith('index'),
    );
    const groups = await Promise.all(
      files.map((file) => import(new URL(file, import.meta.url).href) as Promise<Record<string, object>>),
    );
    const sets = groups.flatMap((group) => Object.entries(group)).filter(([name]) => name.endsWith('Rules'));
    const names = sets.flatMap(([, set]) => Object.keys(set));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(new Set(names)).toEqual(new Set(rules.map(([name]) => name)));
  });
});
