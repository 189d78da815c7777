import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { MOCK } from '../support/mock.js';
import { scenario } from '../support/scenario.js';

export const appThrowAwayProjects = [
  scenario(
    'a throw-away project is made and looked up without a credential',
    { ...MOCK, claims: ['TJ-ANO-01', 'TJ-ANO-02'] },
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
];
