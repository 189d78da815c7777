import { expectStatus, expectThat } from '../../../harness/expect.js';
import { at, MOCK } from '../support/mock.js';
import { scenario } from '../support/scenario.js';
import { accepts, bodies, fields, NO_BODY, refuses } from '../support/shapes.js';

const app = at('PUT', '/');

export const appSettings = [
  scenario(
    'the app is described by its id, and by custom data and locale if any',
    { ...MOCK, claims: ['TJ-APP-01'] },
    async ({ api }) => {
      const answer = await api.get('/');
      expectStatus(answer, 200);
      expectThat(answer.string('/id') !== '', 'the app has no id');
      if (answer.has('/custom')) answer.object('/custom');
      if (answer.has('/defaultLocale')) answer.string('/defaultLocale');
    },
  ),
  accepts(
    'settings of the app can be changed one by one',
    { ...MOCK, claims: ['TJ-APP-02', 'TJ-APP-03'] },
    app,
    bodies({}, { id: 'YOUR_APP_ID' }, { defaultLocale: 'nl-NL' }, { custom: { region: 'eu' } }),
  ),
  refuses('settings of the app have their types', { ...MOCK, claims: ['TJ-APP-02', 'TJ-APP-03'] }, app, [
    ...fields(['id', 'defaultLocale'], [5, null, ['en-US']]),
    ...fields(['custom'], ['a', { region: 5 }]),
    ...bodies([], 'en-US'),
    ...NO_BODY,
  ]),
  scenario('themes are a map from name to base and files', { ...MOCK, claims: ['TJ-APP-04'] }, async ({ api }) => {
    for (const example of ['oneTheme', 'noThemes']) {
      const answer = await api.get('/themes', { example });
      expectStatus(answer, 200);
      for (const theme of Object.keys(answer.object(''))) {
        answer.string(`/${theme}/base`);
        answer.object(`/${theme}/files`);
      }
    }
  }),

  scenario(
    'the app itself is not shown or changed without a bearer token',
    { ...MOCK, claims: ['TJ-AUTH-06', 'TJ-AUTH-17'] },
    async ({ api }) => {
      expectStatus(await api.anonymous.get('/'), 401);
      expectStatus(await api.anonymous.put('/', { json: { defaultLocale: 'nl-NL' } }), 401);
    },
  ),
];
