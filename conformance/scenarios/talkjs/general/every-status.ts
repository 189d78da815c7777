import { expectThat } from '../../../harness/expect.js';
import type { Api } from '../../../harness/api.js';
import { burst } from '../support/burst.js';
import { APP, everyCall, furnish, furtherCalls, send, type Call } from '../support/calls.js';
import { scenario } from '../support/scenario.js';
import type { Context } from '../support/setup.js';

const isBatch = ({ path }: Call): boolean => path === '/batch';

/** A correct call of every operation of an app. */
async function allCalls(context: Context): Promise<readonly Call[]> {
  const place = await furnish(context);
  return [...everyCall(place), ...furtherCalls(place), ...APP];
}

async function expectOfEach(api: Api, calls: readonly Call[], status: number): Promise<void> {
  for (const call of calls) {
    const answer = await send(api, call);
    const got = `${String(answer.status)} ${answer.text.slice(0, 200)}`;
    expectThat(answer.status === status, `${answer.request}: expected status ${String(status)}, got ${got}`);
  }
}

/** What is answered whatever the operation. */
export const generalEveryStatus = [
  scenario(
    'no operation is known of an app that does not exist',
    { claims: ['TJ-AUTH-16', 'ED-02'], needs: ['auth'] },
    async (context) => {
      const unknown = context.as({ appId: 'tNoSuchApp', secretKey: context.credentials.secretKey });
      await expectOfEach(unknown, await allCalls(context), 404);
    },
  ),

  scenario(
    'no operation is carried out without a credential',
    { claims: ['TJ-AUTH-06', 'TJ-AUTH-17'], needs: ['auth'] },
    async (context) => {
      await expectOfEach(context.api.anonymous, await allCalls(context), 401);
    },
  ),

  scenario(
    'once a bucket is empty every operation that draws from it is answered 429',
    { claims: ['TJ-RATE-01', 'TJ-ERR-01'], needs: ['rate-limit', 'state'] },
    async (context) => {
      const calls = await allCalls(context);
      await burst(context.api, 600);
      await expectOfEach(
        context.api,
        calls.filter((call) => !isBatch(call)),
        429,
      );
    },
  ),

  scenario(
    'once the bucket of batches is empty a batch is answered 429, and other operations go on',
    { claims: ['TJ-RATE-03'], needs: ['rate-limit', 'state'] },
    async (context) => {
      const calls = await allCalls(context);
      const [batch] = calls.filter(isBatch);
      if (!batch) throw new Error('There is a call of a batch.');
      for (let sent = 0; sent < 500; sent += 1) await send(context.api, batch);
      await expectOfEach(context.api, [batch], 429);
      await expectOfEach(context.api, [{ method: 'GET', path: '/users' }], 200);
    },
  ),
];
