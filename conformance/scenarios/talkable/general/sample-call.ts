import type { Answer } from '../../../harness/answer.js';
import type { Api, SendOptions } from '../../../harness/api.js';
import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { printedCall, type PrintedCall } from '../support/printed-call.js';
import { expectDone, expectRefused } from '../support/referral-steps.js';
import { scenario } from '../support/scenario.js';

const BASE = '/api/v2';

/** Sends a printed call with nothing added; the base URL is the harness's to add, so that it has to be there. */
function replay(api: Api, { method, url, headers }: PrintedCall, options: SendOptions = {}): Promise<Answer> {
  expectThat(url.pathname.startsWith(`${BASE}/`), `the printed call goes to ${url.href}, which is not below ${BASE}`);
  return api.anonymous.request(method, url.pathname.slice(BASE.length), {
    query: Object.fromEntries(url.searchParams),
    headers,
    ...options,
  });
}

const withoutKey = ({ headers, ...call }: PrintedCall): PrintedCall => ({
  ...call,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'Authorization')),
});

function expectCampaigns(answer: Answer): void {
  expectStatus(answer, 200);
  expectEqual(answer.at('/ok'), true, 'ok');
  answer.array('/result/campaigns');
}

export const generalSampleCall = [
  scenario(
    'the sample call of the introduction is answered 200 with the envelope of success',
    { claims: ['TK-GEN-17'] },
    async ({ api, credentials }) => {
      expectCampaigns(await replay(api, printedCall(credentials)));
    },
  ),

  scenario('the sample call is served below the base URL', { claims: ['TK-GEN-02'] }, async ({ api, credentials }) => {
    expectDone(await replay(api, printedCall(credentials)));
  }),

  scenario(
    'the sample call is let in by its key as a bearer',
    { claims: ['TK-AUTH-01'], needs: ['auth'] },
    async ({ api, credentials }) => {
      const call = printedCall(credentials);
      expectEqual(call.headers['Authorization'], `Bearer ${credentials.apiKey}`, 'the printed header');
      expectDone(await replay(api, call));
      expectRefused(await replay(api, withoutKey(call)));
    },
  ),

  scenario('the sample call names its site in the query', { claims: ['TK-SITE-01'] }, async ({ api, credentials }) => {
    expectDone(await replay(api, printedCall(credentials)));
    expectRefused(await replay(api, printedCall(credentials), { query: {} }));
  }),

  scenario(
    'the sample call works at the printed address',
    { claims: ['TK-GEN-02'], needs: ['any-origin'] },
    async ({ api, credentials }) => {
      const call = printedCall(credentials);
      expectEqual(call.url.origin, 'https://www.talkable.com', 'the printed scheme and host');
      expectDone(await replay(api, call, { origin: call.url.origin }));
    },
  ),

  scenario(
    'the sample call without its key is answered 401',
    { claims: ['TK-AUTH-02'] },
    async ({ api, credentials }) => {
      expectStatus(await replay(api, withoutKey(printedCall(credentials))), 401);
    },
  ),

  scenario(
    'the sample call without its key gets the envelope of errors',
    { claims: ['TK-ERR-01'] },
    async ({ api, credentials }) => {
      const answer = await replay(api, withoutKey(printedCall(credentials)));
      expectEqual(answer.at('/ok'), false, 'ok');
      expectThat(answer.string('/error_message') !== '', 'error_message is empty');
    },
  ),

  scenario(
    'the sample call with another key than that of an account is answered 401',
    { claims: ['TK-AUTH-02'], needs: ['auth'] },
    async ({ api, credentials }) => {
      expectStatus(await replay(api, printedCall({ ...credentials, apiKey: 'no-key-of-anybody' })), 401);
    },
  ),

  scenario(
    'the sample call without its site is answered 400',
    { claims: ['TK-ERR-04'] },
    async ({ api, credentials }) => {
      expectStatus(await replay(api, printedCall(credentials), { query: {} }), 400);
    },
  ),

  scenario(
    'the site that the query names is the one that is meant',
    { claims: ['TK-SITE-01'], needs: ['state'] },
    async ({ api, credentials }) => {
      expectRefused(await replay(api, printedCall({ ...credentials, siteSlug: 'no-site-of-anybody' })));
      expectDone(await replay(api, printedCall(credentials)));
    },
  ),

  scenario(
    'calls are served below /api/v2 and nowhere else',
    { claims: ['TK-GEN-02'], needs: ['state'] },
    async ({ api, credentials }) => {
      const query = { site_slug: credentials.siteSlug };
      expectDone(await api.server.get('/api/v2/campaigns', { query }));
      for (const path of ['/v2/campaigns', '/api/campaigns']) {
        const answer = await api.server.get(path, { query });
        const served = answer.status === 200 && answer.has('/result/campaigns');
        expectThat(!served, `${answer.request} was answered with the campaigns`);
      }
    },
  ),
];
