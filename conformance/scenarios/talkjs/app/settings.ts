import { expectStatus, expectThat } from '../../../harness/expect.js';
import { at, OWN } from '../support/own.js';
import { scenario } from '../support/scenario.js';
import { accepts, bodies, fields, NO_BODY, NO_MAP_OF_STRINGS, refuses } from '../support/shapes.js';

const app = at('PUT', '/');
const themes = at('PUT', '/themes');
const THEME = { base: 'default@v4', files: { 'UserMessage.template': '<div class="message"></div>' } };

export const appSettings = [
  scenario(
    'the app is described by its id, and by custom data and locale if any',
    { ...OWN, claims: ['TJ-APP-01', 'TJ-APP-08'] },
    async ({ api }) => {
      const answer = await api.get('/');
      expectStatus(answer, 200);
      expectThat(answer.string('/id') !== '', 'the app has no id');
      for (const value of Object.values(answer.has('/custom') ? answer.object('/custom') : {}))
        expectThat(typeof value === 'string', `the custom data hold ${JSON.stringify(value)}`);
      if (answer.has('/defaultLocale')) answer.string('/defaultLocale');
    },
  ),
  accepts(
    'settings of the app can be changed one by one',
    { ...OWN, claims: ['TJ-APP-02', 'TJ-APP-03'] },
    app,
    bodies({}, { defaultLocale: 'nl-NL' }, { custom: { region: 'eu' } }),
  ),
  accepts(
    'the custom data of the app are strings',
    { ...OWN, claims: ['TJ-APP-08'] },
    app,
    fields(['custom'], [{}, { region: 'eu', 'a key': 'é😀' }]),
  ),
  refuses(
    'the custom data of the app are nothing but a map of strings',
    { ...OWN, claims: ['TJ-APP-08'] },
    app,
    fields(['custom'], NO_MAP_OF_STRINGS),
  ),
  refuses('settings of the app have their types', { ...OWN, claims: ['TJ-APP-02', 'TJ-APP-03'] }, app, [
    ...fields(['id', 'defaultLocale'], [5, null, ['en-US']]),
    ...bodies([], 'en-US'),
    ...NO_BODY,
  ]),
  scenario('themes are a map from name to base and files', { ...OWN, claims: ['TJ-APP-04'] }, async ({ api }) => {
    for (const example of ['oneTheme', 'noThemes']) {
      const answer = await api.get('/themes', { example });
      expectStatus(answer, 200);
      for (const theme of Object.keys(answer.object(''))) {
        answer.string(`/${theme}/base`);
        answer.object(`/${theme}/files`);
      }
    }
  }),
  accepts(
    'themes are written by a map from name to base and files',
    { ...OWN, claims: ['TJ-APP-05', 'TJ-APP-06'] },
    themes,
    bodies({ marketplace: THEME }, { marketplace: THEME, plain: { base: 'default@v4', files: {} } }),
  ),
  accepts(
    'a theme is deleted by null in its place',
    { ...OWN, claims: ['TJ-APP-07'] },
    themes,
    bodies({ marketplace: null }, { marketplace: THEME, plain: null }),
  ),
  refuses('themes are written by nothing but such a map', { ...OWN, claims: ['TJ-APP-05'] }, themes, [
    ...fields(['marketplace'], ['default@v4', 5, [THEME], {}, { base: 'default@v4' }, { files: {} }]),
    ...fields(
      ['marketplace'],
      [
        { ...THEME, base: 5 },
        { ...THEME, files: ['day.css'] },
        { ...THEME, files: 'a' },
      ],
    ),
    ...bodies([], 'marketplace'),
    ...NO_BODY,
  ]),

  scenario(
    'the app itself is not shown or changed without a bearer token',
    { ...OWN, claims: ['TJ-AUTH-06', 'TJ-AUTH-17'] },
    async ({ api }) => {
      expectStatus(await api.anonymous.get('/'), 401);
      expectStatus(await api.anonymous.put('/', { json: { defaultLocale: 'nl-NL' } }), 401);
    },
  ),
];
