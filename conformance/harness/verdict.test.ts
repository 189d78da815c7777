import { describe, expect, test } from 'vitest';

import type { Claim } from './claims.js';
import type { ScenarioResult } from './run-scenario.js';
import { judgeClaims, judgeRun, type JudgeOptions } from './verdict.js';

const claim = (id: string, more: Partial<Claim> = {}): Claim => ({
  id,
  text: `${id} is so`,
  source: ['S'],
  kind: 'seed',
  strength: 'MUST',
  testable: 'http',
  ...more,
});

const result = (
  title: string,
  claims: string[],
  status: ScenarioResult['status'],
  reason?: string,
): ScenarioResult => ({
  title,
  claims,
  status,
  ms: 1,
  violations: [],
  operations: {},
  injected: {},
  exercised: [],
  ...(reason === undefined ? {} : { reason }),
});

const on = (name: 'emulator' | 'live', strict = false): JudgeOptions => ({
  target: { name, edition: 'current' },
  strict,
});

const judge = (one: Claim, results: ScenarioResult[], options = on('emulator')) =>
  judgeClaims([one], results, options).get(one.id);

describe('the verdict of a claim', () => {
  test('is failed as soon as one scenario that cites it failed', () => {
    expect(judge(claim('A'), [result('x', ['A'], 'passed'), result('y', ['A'], 'failed', 'why')])).toMatchObject({
      verdict: 'failed',
      reason: 'why',
    });
  });

  test('is verified when all that cite it ran and passed', () => {
    expect(judge(claim('A'), [result('x', ['A'], 'passed'), result('y', ['B'], 'failed')])).toEqual({
      text: 'A is so',
      strength: 'MUST',
      verdict: 'verified',
      scenarios: ['x'],
    });
  });

  test('says how many ran when only some could', () => {
    expect(
      judge(claim('A'), [result('x', ['A'], 'passed'), result('y', ['A'], 'not-run', 'needs clock')]),
    ).toMatchObject({ verdict: 'verified', reason: '1 of 2 scenarios (needs clock)' });
  });

  test('says how many ran when others that cite it were not selected', () => {
    expect(
      judge(claim('A'), [result('x', ['A'], 'passed')], { ...on('live'), selected: new Map([['A', 3]]) }),
    ).toMatchObject({ verdict: 'verified', reason: '1 of 3 scenarios (not selected)' });
  });

  test('is not verifiable, with the reason, when none could run', () => {
    expect(judge(claim('A'), [result('x', ['A'], 'not-run', 'needs clock')])).toMatchObject({
      verdict: 'not-verifiable',
      reason: 'needs clock',
    });
  });

  test('rests on no scenario that saw the answer of a fault, unless it failed', () => {
    const faulty = { ...result('x', ['A'], 'passed'), injected: { getNote: { 502: 1 } } };
    expect(judge(claim('A'), [faulty])).toMatchObject({ verdict: 'not-verifiable', reason: 'an answer was injected' });
    expect(judge(claim('A'), [faulty, result('y', ['A'], 'passed')])).toMatchObject({
      verdict: 'verified',
      reason: '1 of 2 scenarios (an answer was injected)',
    });
    expect(judge(claim('A'), [{ ...faulty, status: 'failed' }])).toMatchObject({ verdict: 'failed' });
  });

  test('is not covered when no scenario cites it', () => {
    expect(judge(claim('A'), [])).toMatchObject({ verdict: 'not-covered' });
  });

  test('of another edition is not verifiable', () => {
    expect(judge(claim('A', { editions: ['2020'] }), [])).toMatchObject({
      verdict: 'not-verifiable',
      reason: 'edition: holds only in 2020',
    });
  });

  test.each([
    ['MUST', false, 'failed'],
    ['SHOULD', false, 'differs'],
    ['SHOULD', true, 'failed'],
    ['OBSERVED', true, 'differs'],
    ['ASSUMED', true, 'differs'],
  ] as const)('%s on a live target (strict: %s) is %s when a scenario fails', (strength, strict, verdict) => {
    expect(judge(claim('A', { strength }), [result('x', ['A'], 'failed')], on('live', strict))).toMatchObject({
      verdict,
    });
  });

  test('off a live target is failed whatever its strength', () => {
    expect(judge(claim('A', { strength: 'ASSUMED' }), [result('x', ['A'], 'failed')])).toMatchObject({
      verdict: 'failed',
    });
  });

  test('is not given to document-only claims', () => {
    expect(judge(claim('A', { testable: 'document' }), [])).toBeUndefined();
  });
});

describe('the verdict of a run', () => {
  const run = (claims: Claim[], results: ScenarioResult[], violations = 0, options = on('emulator')) =>
    judgeRun(claims, judgeClaims(claims, results, options), 'current', violations);

  test('is pass when every MUST claim is verified', () => {
    expect(run([claim('A'), claim('B', { strength: 'ASSUMED' })], [result('x', ['A'], 'passed')])).toMatchObject({
      verdict: 'pass',
    });
  });

  test('is incomplete, and says by how much, when a MUST claim could not be seen', () => {
    expect(run([claim('A'), claim('B')], [result('x', ['A'], 'not-run', 'needs state')])).toEqual({
      verdict: 'incomplete',
      notVerifiable: 1,
      notCovered: 1,
      notSelected: 0,
    });
  });

  test('is no pass when only a part was selected, whatever of it is verified', () => {
    const part = { ...on('live'), selected: new Map([['A', 1]]) };
    expect(run([claim('A'), claim('B')], [result('x', ['A'], 'passed')], 0, part)).toEqual({
      verdict: 'incomplete',
      notVerifiable: 0,
      notCovered: 0,
      notSelected: 1,
    });
    expect(
      run([claim('A', { strength: 'ASSUMED' }), claim('B')], [result('x', ['A'], 'passed')], 0, part),
    ).toMatchObject({ verdict: 'incomplete' });
  });

  test('counts neither document-only claims nor those of another edition', () => {
    expect(
      run(
        [claim('A'), claim('B', { testable: 'document' }), claim('C', { editions: ['2020'] })],
        [result('x', ['A'], 'passed')],
      ),
    ).toMatchObject({ verdict: 'pass' });
  });

  test('is fail when a claim failed, or a response broke the contract', () => {
    expect(run([claim('A')], [result('x', ['A'], 'failed')])).toMatchObject({ verdict: 'fail' });
    expect(run([claim('A')], [result('x', ['A'], 'passed')], 1)).toMatchObject({ verdict: 'fail' });
  });

  test('is not fail when something merely differs', () => {
    expect(run([claim('A', { strength: 'OBSERVED' })], [result('x', ['A'], 'failed')], 0, on('live'))).toMatchObject({
      verdict: 'pass',
    });
  });
});
