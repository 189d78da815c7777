import { describe, expect, test } from 'vitest';

import { APP_ID, openApp, SECRET_KEY, type TestApp } from '../../../test/emulator/talkjs.js';

const documented = { rateLimits: 'documented' } as const;

/** How many requests of these pass before the first 429, at most 1,000. */
async function burst(app: TestApp, method = 'GET', path = '/users', body?: unknown): Promise<number> {
  for (let passed = 0; passed < 1000; passed += 1) {
    if ((await app.send(method, path, { body })).status === 429) return passed;
  }
  return 1000;
}

const batchOfUsers = [
  [1, 'GET', '/users'],
  [2, 'GET', '/users'],
];

describe('the documented rate', () => {
  test('is a burst of 600 and then 9 per second', async () => {
    const app = openApp(documented);
    expect(await burst(app)).toBe(600);
    app.emulator.clock.advance(1000);
    expect(await burst(app)).toBe(9);
    app.emulator.clock.advance(3_600_000);
    expect(await burst(app)).toBe(600);
  });

  test('of batches is one per second, counted apart from the operations in them', async () => {
    const app = openApp(documented);
    const first = await burst(app, 'POST', '/batch', batchOfUsers);
    expect(first).toBeLessThan(1000);
    app.emulator.clock.advance(2000);
    expect(await burst(app, 'POST', '/batch', batchOfUsers)).toBe(2);
    expect(await burst(app)).toBe(600);
  });

  test('is 530 and 8 per second in the edition of 2020-12-15', async () => {
    const app = openApp({ ...documented, talkjs: { edition: '2020-12-15' } });
    expect(await burst(app)).toBe(530);
    app.emulator.clock.advance(1000);
    expect(await burst(app)).toBe(8);
  });

  test('is counted per app, after the credential, and forgotten by a reset', async () => {
    const other = { appId: 'tOther', secretKey: 'sk_test_other' };
    const app = openApp({ ...documented, talkjs: { apps: [{ appId: APP_ID, secretKey: SECRET_KEY }, other] } });
    for (let count = 0; count < 700; count += 1) await app.send('GET', '/users', { headers: { authorization: '' } });
    expect(await burst(app)).toBe(600);
    const elsewhere = await app.emulator.fetch('https://api.talkjs.com/v1/tOther/users', {
      headers: { authorization: 'Bearer sk_test_other' },
    });
    expect(elsewhere.status).toBe(200);
    app.emulator.reset();
    expect((await app.send('GET', '/users')).status).toBe(200);
  });

  test('is off unless asked for', async () => {
    expect(await burst(openApp())).toBe(1000);
  });
});
