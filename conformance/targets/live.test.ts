import { expect, test } from 'vitest';

import { liveTarget } from './live.js';

const HOUR = 3_600_000;
const target = (startedAt: number) =>
  liveTarget({
    origin: 'https://api.example.com',
    credentials: {},
    edition: 'current',
    destructive: false,
    paced: true,
    startedAt,
  });

async function idOf(startedAt: number): Promise<string> {
  return (await target(startedAt).open([])).id('order');
}

test('what a run made more than an hour ago is a leftover; a run under way and strangers are left alone', async () => {
  const now = Date.UTC(2026, 0, 1);
  const { isLeftover } = target(now);
  expect(isLeftover?.(await idOf(now - HOUR - 1))).toBe(true);
  expect(isLeftover?.(await idOf(now - HOUR / 2))).toBe(false);
  expect(isLeftover?.(await idOf(now))).toBe(false);
  expect(['order', 'talkspec-run-x-1-order', 'my-talkspec-run-1-1-order'].map((id) => isLeftover?.(id))).toEqual([
    false,
    false,
    false,
  ]);
});

test('a service beyond loopback is not asked for what cannot be undone, unless that is wished', () => {
  expect(target(0).provides.has('destructive')).toBe(false);
  const wished = liveTarget({
    origin: 'https://api.example.com',
    credentials: {},
    edition: 'current',
    destructive: true,
    paced: true,
    startedAt: 0,
  });
  expect(wished.provides.has('destructive')).toBe(true);
});
