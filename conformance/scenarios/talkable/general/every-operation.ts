import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectThat } from '../../../harness/expect.js';
import { everyCall } from '../support/every-call.js';
import { withSite } from '../support/shapes.js';
import { scenario } from '../support/scenario.js';

/** The same call without the site. */
const siteless = { query: { site_slug: undefined }, json: { site_slug: undefined } };

const isShare = (where: string): boolean => /^\/offers\/.*\/shares\//.test(where);

function expect400(answer: Answer, how: string): void {
  const got = `${String(answer.status)} ${answer.text.slice(0, 200)}`;
  expectThat(answer.status === 400, `${answer.request} ${how}: expected status 400, got ${got}`);
}

export const generalEveryOperation = [
  scenario(
    'none of the 44 calls is open to whoever has no API key',
    { claims: ['TK-AUTH-02', 'TK-AUTH-03'] },
    async (context) => {
      const calls = everyCall(context);
      expectEqual(calls.length, 44, 'the number of calls');
      for (const call of calls) {
        const answer = await context.api.anonymous.request(call.method, call.path, withSite(context, call, call));
        expectThat(
          answer.status === 401,
          `${answer.request} without an API key: expected status 401, got ${String(answer.status)}`,
        );
      }
    },
  ),

  scenario(
    'every GET, and the three writing calls that take it so, want the site in the query',
    { claims: ['TK-SITE-02', 'TK-SITE-03', 'TK-ERR-04'] },
    async (context) => {
      for (const call of everyCall(context).filter(({ site }) => site === 'query')) {
        const answer = await context.api.request(call.method, call.path, {
          ...call,
          query: { ...call.query, ...siteless.query },
        });
        expect400(answer, 'without a site');
      }
    },
  ),

  scenario(
    'origins, refunds, referrals, visitors, people and loyalty want the site when they are written',
    { claims: ['TK-SITE-04', 'TK-ERR-04'] },
    async (context) => {
      for (const call of everyCall(context).filter(({ site, path }) => site === 'body' && !isShare(path))) {
        const answer = await context.api.request(call.method, call.path, {
          ...call,
          json: { ...(call.json as object), ...siteless.json },
        });
        expect400(answer, 'without a site');
      }
    },
  ),

  scenario('a share wants the site', { claims: ['TK-SITE-06'], needs: ['strict-input'] }, async (context) => {
    for (const call of everyCall(context).filter(({ path }) => isShare(path))) {
      const answer = await context.api.request(call.method, call.path, {
        json: { ...(call.json as object), ...siteless.json },
      });
      expect400(answer, 'without a site');
    }
  }),

  // A mock that cannot parse a body answers before it looks into the contract.
  scenario(
    'a body that is no JSON is refused by every call that takes JSON',
    { claims: ['INF-Q27'], needs: ['state'] },
    async (context) => {
      for (const call of everyCall(context).filter(({ site }) => site === 'body')) {
        const answer = await context.api.request(call.method, call.path, {
          body: '{"site_slug": ',
          headers: { 'content-type': 'application/json' },
        });
        expect400(answer, 'with half a body');
      }
    },
  ),
];
