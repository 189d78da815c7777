import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { OWN } from '../support/own.js';
import { scenario } from '../support/scenario.js';

const KEPT = { needs: [...OWN.needs, 'state'] } as const;
const THEME = { base: 'default@v4', files: { 'UserMessage.template': '<div class="message"></div>' } };
const PLAIN = { base: 'default', files: {} };

/** What is changed of the app itself. */
export const appChanging = [
  scenario(
    'settings of the app are found as they were changed, one by one',
    { claims: ['TJ-APP-01', 'TJ-APP-08'], ...KEPT },
    async ({ api, credentials }) => {
      expectStatus(await api.put('/', { json: { id: credentials.appId, defaultLocale: 'nl-NL' } }), 200);
      expectStatus(await api.put('/', { json: { custom: { region: 'eu' } } }), 200);
      const app = { id: credentials.appId, defaultLocale: 'nl-NL', custom: { region: 'eu' } };
      expectEqual((await api.get('/')).body, app, 'the app');
    },
  ),
  scenario(
    'an id of another app is refused, and changes nothing',
    { claims: ['TJ-APP-02'], ...KEPT },
    async ({ api }) => {
      const before = (await api.get('/')).body;
      expectStatus(await api.put('/', { json: { id: 'another-app', custom: { region: 'us' } } }), 400);
      expectEqual((await api.get('/')).body, before, 'the app');
    },
  ),
  scenario(
    'a locale that is no language tag is refused',
    { claims: ['TJ-APP-03', 'ED-69'], ...KEPT },
    async ({ api }) => {
      for (const defaultLocale of ['', 'English (US)', 'en_US', '-'])
        expectStatus(await api.put('/', { json: { defaultLocale } }), 400);
      for (const defaultLocale of ['en', 'nl-NL', 'zh-Hant-TW'])
        expectStatus(await api.put('/', { json: { defaultLocale } }), 200);
    },
  ),
  scenario(
    'a theme is written whole: a file that is left out is gone, and other themes stay',
    { claims: ['TJ-APP-04', 'TJ-APP-05', 'TJ-APP-06'], ...KEPT },
    async ({ api }) => {
      expectStatus(await api.put('/themes', { json: { marketplace: THEME, plain: PLAIN } }), 200);
      expectEqual((await api.get('/themes')).body, { marketplace: THEME, plain: PLAIN }, 'the themes');
      expectStatus(await api.put('/themes', { json: { marketplace: { ...THEME, files: {} } } }), 200);
      const emptied = { marketplace: { ...THEME, files: {} }, plain: PLAIN };
      expectEqual((await api.get('/themes')).body, emptied, 'the themes after the second write');
    },
  ),
  scenario(
    'files that are neither templates nor the layout are no part of a theme',
    { claims: ['TJ-APP-05'], ...KEPT },
    async ({ api }) => {
      const files = { 'layout.json': '{}', 'ChatHeader.template': '', 'readme.md': 'Hi', 'template.txt': '' };
      expectStatus(await api.put('/themes', { json: { marketplace: { base: 'default', files } } }), 200);
      const kept = Object.keys((await api.get('/themes')).object('/marketplace/files'));
      expectEqual(kept.sort(), ['ChatHeader.template', 'layout.json'], 'the files');
    },
  ),
  scenario('null in place of a theme deletes it', { claims: ['TJ-APP-07'], ...KEPT }, async ({ api }) => {
    await api.put('/themes', { json: { marketplace: THEME, plain: PLAIN } });
    expectStatus(await api.put('/themes', { json: { marketplace: null } }), 200);
    expectEqual((await api.get('/themes')).body, { plain: PLAIN }, 'the themes');
  }),
];
