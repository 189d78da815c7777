import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { OWN } from '../support/own.js';
import { scenario } from '../support/scenario.js';

export const appThrowAwayProjects = [
  scenario(
    'a throw-away project is made and looked up without a credential',
    { ...OWN, claims: ['TJ-ANO-01', 'TJ-ANO-02'] },
    async ({ api }) => {
      const made = await api.anonymous.server.post('/anonymousAccounts');
      expectStatus(made, 200);
      for (const field of ['appId', 'accessToken', 'claimUrl'])
        expectThat(made.string(`/${field}`) !== '', `${field} is empty`);
      const found = await api.anonymous.server.get(path`/anonymousAccounts/${made.string('/accessToken')}`);
      expectStatus(found, 200);
      expectEqual(
        [found.at('/appId'), found.at('/claimUrl')],
        [made.at('/appId'), made.at('/claimUrl')],
        'the project that is found',
      );
      found.string('/secretKey');
    },
  ),

  scenario(
    'an address makes one throw-away project in thirty seconds',
    { claims: ['TJ-ANO-01'], needs: [...OWN.needs, 'clock', 'rate-limit'] },
    async ({ api, advance }) => {
      const make = () => api.anonymous.server.post('/anonymousAccounts');
      expectStatus(await make(), 200);
      expectStatus(await make(), 429);
      advance(30_000);
      expectStatus(await make(), 200);
    },
  ),
  scenario(
    'an access token that is none finds no project',
    { claims: ['TJ-ANO-02'], needs: [...OWN.needs, 'state'] },
    async ({ api }) => {
      expectStatus(await api.anonymous.server.get('/anonymousAccounts/anon_nothing'), 404);
    },
  ),
  scenario(
    'a project that has been claimed is not found by its access token',
    { claims: ['TJ-ANO-02'], needs: [...OWN.needs, 'state', 'simulate'] },
    async ({ api, simulate }) => {
      const accessToken = (await api.anonymous.server.post('/anonymousAccounts')).string('/accessToken');
      simulate('claim', { accessToken });
      expectStatus(await api.anonymous.server.get(path`/anonymousAccounts/${accessToken}`), 404);
    },
  ),
];
