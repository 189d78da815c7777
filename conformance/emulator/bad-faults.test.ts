import { expect, test } from 'vitest';

import { createEmulator, type FaultOptions } from './index.js';

const open = () =>
  createEmulator({
    talkjs: { apps: [{ appId: 'tApp', secretKey: 'sk_test_app' }] },
    talkable: { sites: [{ slug: 'shop', apiKey: 'talkable_key' }] },
  });

test.each<[object, RegExp]>([
  [{}, /does nothing; it must have one of status, drop, truncate, hang, or a delayMs of 1 or more\.$/],
  [{ status: 500, drop: true }, /has status and drop; it must have one of status, drop, truncate, hang\.$/],
  [{ status: 99 }, /status is 99; it must be a whole number from 200 to 599\.$/],
  [{ drop: false }, /drop is false; it must be true\.$/],
  [{ drop: true, retryAfter: 1 }, /has retryAfter, which goes with status alone\.$/],
  [{ hang: true, body: {} }, /has body, which goes with status alone\.$/],
  [{ status: 502, html: true, body: {} }, /has html, so body must be a text\.$/],
  [{ hang: true, delayMs: 1 }, /never answers, so it cannot have delayMs\.$/],
  [{ delayMs: 0 }, /does nothing/],
  [{ status: 500, times: 0 }, /times is 0; it must be 1 or more, or "always"\.$/],
  [{ status: 500, skip: -1 }, /skip is -1; it must be a whole number of 0 or more\.$/],
  [
    { status: 503, retryAfter: 'soon' },
    /retryAfter is "soon"; it must be whole seconds of 0 or more, or an HTTP date such as "Tue, 07 Jul 2026 .*"\.$/,
  ],
  [{ status: 503, retryAfter: '1 GMT' }, /retryAfter is "1 GMT"/],
  [{ status: 500, delayMs: -1 }, /delayMs is -1; it must be a whole number from 0 to 86400000\.$/],
  [{ status: 500, commit: 'later' }, /commit is "later"; it must be one of "before", "after"\.$/],
  [{ truncate: true, commit: 'before' }, /truncates an answer, so commit must be "after"\.$/],
  [{ status: 500, operation: 'getUsr' }, /operation is "getUsr"; there are: listUsers, .*getUser/],
  [{ status: 500, api: 'slack' }, /api is "slack"; there are: talkjs, talkable\.$/],
  [{ status: 500, probability: 0.5 }, /has no "probability"; there are: api, operation, method, path, status/],
  [{ status: 500, schedule: { of: 2, hits: 3 } }, /more hits than requests/],
  [{ status: 500, schedule: { of: 2, hits: 1 }, times: 1 }, /a schedule, which goes with neither times nor skip\.$/],
  [{ status: 500, path: 'users' }, /path is "users"; it must be a path such as/],
])('a fault is refused in one line, in-process and over the control plane: %o', async (fault, message) => {
  const emulator = open();
  expect(() => emulator.faults.inject(fault as FaultOptions)).toThrow(message);
  const body = JSON.stringify(fault);
  const answer = await emulator.fetch('http://localhost/__emulator/faults', { method: 'POST', body });
  const { error } = (await answer.json()) as { error: string };
  expect(answer.status).toBe(400);
  expect(error).toMatch(/^POST \/__emulator\/faults: [^\n]*$/);
  expect(error).toMatch(message);
  expect(emulator.faults.list()).toEqual([]);
});

test('a body that no JSON can hold is refused', () => {
  expect(() => open().faults.inject({ status: 502, body: { at: () => 1 } })).toThrow(
    'faults.inject(): body.at is a function; it must be what JSON can hold.',
  );
});
