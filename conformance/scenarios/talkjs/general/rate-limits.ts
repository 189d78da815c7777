import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import type { Api } from '../../../harness/api.js';
import { burst } from '../support/burst.js';
import { scenario } from '../support/scenario.js';

const SECOND = 1000;

/** Sends so many batches at one moment and answers with how many were let through. */
async function burstOfBatches(api: Api, count: number): Promise<number> {
  let passed = 0;
  for (let sent = 0; sent < count; sent += 1) {
    const answer = await api.post('/batch', { json: [[1, 'GET', '/users']] });
    expectStatus(answer, 200, 429);
    if (answer.status === 200) passed += 1;
  }
  return passed;
}

export const generalRateLimits = [
  scenario(
    'a burst of 600 requests passes, and the next one is answered 429',
    { claims: ['TJ-RATE-01'], needs: ['rate-limit'] },
    async ({ api }) => {
      expectEqual(await burst(api, 600), 600, 'the requests let through of the first 600');
      expectStatus(await api.get('/users'), 429);
    },
  ),

  scenario(
    'a long pause does not allow a burst of more than 600 requests',
    { claims: ['TJ-RATE-01'], needs: ['rate-limit', 'clock'] },
    async ({ api, advance }) => {
      await burst(api, 610);
      advance(3600 * SECOND);
      expectEqual(await burst(api, 610), 600, 'the requests let through of 610 after an hour');
    },
  ),

  scenario(
    'after a burst 9 requests per second are let through',
    { claims: ['TJ-RATE-02'], needs: ['rate-limit', 'clock'] },
    async ({ api, advance }) => {
      await burst(api, 601);
      for (const seconds of [1, 10]) {
        advance(seconds * SECOND);
        expectEqual(
          await burst(api, 9 * seconds + 5),
          9 * seconds,
          `the requests let through after ${String(seconds)} s`,
        );
      }
    },
  ),

  scenario(
    '9 requests per second are never too many',
    { claims: ['TJ-RATE-02'], needs: ['rate-limit', 'clock'] },
    async ({ api, advance }) => {
      await burst(api, 601);
      for (let second = 0; second < 60; second += 1) {
        advance(SECOND);
        expectEqual(await burst(api, 9), 9, `the requests let through in second ${String(second)}`);
      }
    },
  ),

  scenario(
    'over time one batch per second is let through',
    { claims: ['TJ-RATE-03'], needs: ['rate-limit', 'clock'] },
    async ({ api, advance }) => {
      const most = 1000;
      expectThat((await burstOfBatches(api, most)) < most, `${String(most)} batches at once were never answered 429`);
      for (const seconds of [1, 10]) {
        advance(seconds * SECOND);
        expectEqual(
          await burstOfBatches(api, seconds + 3),
          seconds,
          `the batches let through after ${String(seconds)} s`,
        );
      }
    },
  ),

  scenario(
    'the traffic of one app does not use up the limit of another',
    { claims: ['TJ-RATE-04'], needs: ['rate-limit', 'second-app'] },
    async (context) => {
      await burst(context.api, 601);
      expectStatus(await context.api.get('/users'), 429);
      expectEqual(await burst(context.as(context.secondApp), 600), 600, 'the requests let through of another app');
    },
  ),

  scenario(
    'all requests of an app count together, whatever their credential and resource',
    { claims: ['TJ-RATE-04'], needs: ['rate-limit'] },
    async ({ api, credentials }) => {
      await burst(api, 601);
      const withKey = api.withAuthorization(`Bearer ${credentials.secretKey}`);
      for (const answer of [
        await withKey.get('/users'),
        await api.get('/conversations'),
        await api.put('/users/alice', { json: { name: 'Alice' } }),
      ]) {
        expectStatus(answer, 429);
      }
    },
  ),

  scenario(
    'a request that was answered 429 succeeds when it is retried later',
    { claims: ['TJ-ERR-05'], needs: ['rate-limit', 'clock'] },
    async ({ api, advance }) => {
      const most = 1000;
      expectThat((await burst(api, most)) < most, `${String(most)} requests at once were never answered 429`);
      expectStatus(await api.get('/users'), 429);
      advance(10 * SECOND);
      expectStatus(await api.get('/users'), 200);
    },
  ),
];
