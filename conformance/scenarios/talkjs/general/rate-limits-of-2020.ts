import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { burst } from '../support/burst.js';
import { scenario } from '../support/scenario.js';

const SECOND = 1000;

/** What the documentation of 2020-12-15 said otherwise. */
export const generalRateLimitsOf2020 = [
  scenario(
    'a burst of 530 requests passes, and the next one is answered 429',
    { claims: ['TJ-RATE-05'], needs: ['rate-limit'] },
    async ({ api }) => {
      expectEqual(await burst(api, 530), 530, 'the requests let through of the first 530');
      expectStatus(await api.get('/users'), 429);
    },
  ),

  scenario(
    'after a burst 8 requests per second are let through',
    { claims: ['TJ-RATE-05'], needs: ['rate-limit', 'clock'] },
    async ({ api, advance }) => {
      await burst(api, 531);
      for (const seconds of [1, 10]) {
        advance(seconds * SECOND);
        expectEqual(
          await burst(api, 8 * seconds + 5),
          8 * seconds,
          `the requests let through after ${String(seconds)} s`,
        );
      }
    },
  ),

  scenario(
    'only traffic that keeps exceeding the limit is answered 429',
    { claims: ['TJ-RATE-08'], needs: ['rate-limit', 'clock'] },
    async ({ api, advance }) => {
      for (let second = 0; second < 20; second += 1) {
        expectEqual(
          await burst(api, 16),
          16,
          `the requests let through in second ${String(second)} at twice the rate`,
        );
        advance(SECOND);
      }
      let refused = 0;
      for (let second = 0; second < 120; second += 1) {
        refused += 16 - (await burst(api, 16));
        advance(SECOND);
      }
      expectThat(refused > 0, 'two minutes at twice the rate were never answered 429');
    },
  ),
];
