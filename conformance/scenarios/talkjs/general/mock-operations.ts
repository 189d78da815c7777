import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import {
  accepts,
  answers400,
  bodies,
  fields,
  NO_BODY,
  NO_STRINGS_IN_AN_ARRAY,
  queries,
  refuses,
  type Spot,
} from '../support/shapes.js';

// What only a mock can answer so far: it answers any valid request, so its shape is all there is to see.
const MOCK = { needs: ['mock'] as const };

const at = (method: string, where: string) => (): Spot => ({ method, path: where });

const MESSAGE = '/conversations/order_391_fc/messages/msg_0UQbqdxnQWkoIw7Db7fZHK';
const reactionsOf = (emoji: string): string => `${MESSAGE}${path`/reactions/${emoji}`}`;
const reactionBy = (emoji: string): string => `${reactionsOf(emoji)}/12081`;
const EMOJI_CALLS = [
  ['PUT', reactionBy],
  ['DELETE', reactionBy],
  ['GET', reactionsOf],
] as const;
const custom = (length: number): string => `:${'a'.repeat(length - 2)}:`;

const imports = at('POST', '/import/conversations/order_391_fc/messages');
const SAID = { type: 'UserMessage', sender: '12081', text: 'Is my order on its way?' };
const NOTICE = { type: 'SystemMessage', text: 'The order was sent.' };
const copies = (count: number): unknown[] =>
  Array.from({ length: count }, () => ({ ...SAID, createdAt: 1609459200000 }));

const notify = at('POST', '/conversations/order_391_fc/notifications');
const presences = at('POST', '/presences');
const app = at('PUT', '/');

export const shapesMock = [
  accepts('a user reacts with an emoji', { ...MOCK, claims: ['TJ-RCT-01'] }, at('PUT', reactionBy('👍')), [
    ...bodies({}),
    ...NO_BODY,
  ]),
  accepts('a reaction is taken away', { ...MOCK, claims: ['TJ-RCT-02'] }, at('DELETE', reactionBy('👍')), NO_BODY),
  ...EMOJI_CALLS.flatMap(([method, where]) => [
    accepts(
      `a custom emoji of a ${method} has up to fifty characters`,
      { ...MOCK, claims: ['TJ-RCT-07'] },
      at(method, where(custom(50))),
      [{}],
    ),
    answers400(
      `a custom emoji of a ${method} has no more than fifty characters`,
      { ...MOCK, claims: ['TJ-RCT-07'] },
      at(method, where(custom(51))),
      [{}],
    ),
  ]),
  accepts(
    'up to a hundred reactions can be listed',
    { ...MOCK, claims: ['TJ-RCT-04'] },
    at('GET', reactionsOf('👍')),
    [{}, ...queries('limit', [1, 100])],
  ),
  refuses(
    'no more than a hundred reactions can be listed',
    { ...MOCK, claims: ['TJ-RCT-04'] },
    at('GET', reactionsOf('👍')),
    queries('limit', [0, 101, 'all']),
  ),

  accepts(
    'messages are imported as an array',
    { ...MOCK, claims: ['TJ-IMP-01'] },
    imports,
    bodies([SAID], [SAID, SAID]),
  ),
  refuses('messages are imported as nothing but an array', { ...MOCK, claims: ['TJ-IMP-01'] }, imports, [
    ...bodies(SAID, 'Hello', { 0: SAID }, [], [[SAID]]),
    ...NO_BODY,
  ]),
  accepts(
    'an import takes the older form, with timestamp and readBy',
    { ...MOCK, claims: ['TJ-IMP-02'] },
    imports,
    bodies([{ ...SAID, timestamp: 1609459200000, readBy: ['8029'] }]),
  ),
  refuses(
    'in the older form timestamp is a number and readBy an array of user ids',
    { ...MOCK, claims: ['TJ-IMP-02'] },
    imports,
    [
      ...bodies([{ ...SAID, timestamp: '2021-01-01' }]),
      ...NO_STRINGS_IN_AN_ARRAY.flatMap((readBy) => bodies([{ ...SAID, readBy }])),
    ],
  ),
  accepts(
    'an import takes a hundred messages, of users and of the app',
    { ...MOCK, claims: ['TJ-IMP-03'] },
    imports,
    bodies([...copies(99), { ...NOTICE, createdAt: 1609459320000 }]),
  ),
  refuses(
    'an import takes no more than a hundred messages, and their time is a number',
    { ...MOCK, claims: ['TJ-IMP-03'] },
    imports,
    bodies(
      copies(101),
      ...[SAID, NOTICE].flatMap((one) => ['2021-01-01', null].map((createdAt) => [{ ...one, createdAt }])),
      [{ ...NOTICE, type: 'Notice' }],
    ),
  ),
  scenario('an import answers an id for each message', { ...MOCK, claims: ['TJ-IMP-04'] }, async ({ api }) => {
    const answer = await api.post('/import/conversations/order_391_fc/messages', {
      json: copies(3),
      example: 'importedHistory',
    });
    expectStatus(answer, 200);
    expectEqual(answer.strings('', 'id').length, 3, 'the number of ids');
  }),

  accepts(
    'notifications are triggered by e-mail, by text message or by both',
    { ...MOCK, claims: ['TJ-NOT-01'] },
    notify,
    fields(['channels'], [['email'], ['sms'], ['email', 'sms']]),
  ),
  refuses('notifications need at least one of these channels', { ...MOCK, claims: ['TJ-NOT-01'] }, notify, [
    ...bodies({}, { recipients: ['12081'] }),
    ...fields(['channels'], [[], ['fax'], 'email', [5], null]),
    ...NO_BODY,
  ]),
  refuses('recipients and settings of notifications have their types', { ...MOCK, claims: [] }, notify, [
    ...NO_STRINGS_IN_AN_ARRAY.flatMap((recipients) => bodies({ channels: ['email'], recipients })),
    ...bodies(
      { channels: ['sms'], smsSettings: 'x' },
      { channels: ['sms'], smsSettings: { smsTemplate: 5 } },
      { channels: ['email'], emailSettings: { subject: 5 } },
    ),
  ]),

  accepts(
    'who is online can be asked for by conversation, focus, typing and user',
    { ...MOCK, claims: ['TJ-PRS-03', 'TJ-PRS-04'] },
    presences,
    [
      ...bodies({}, { includeBackgroundSessions: true }, { userIds: ['12081'] }),
      ...fields(['selectedConversationId'], ['order_391_fc', null]),
      ...fields(['hasFocus', 'isTyping'], [true, false]),
    ],
  ),
  refuses(
    'who is online can be asked for by nothing else in these fields',
    { ...MOCK, claims: ['TJ-PRS-03', 'TJ-PRS-04'] },
    presences,
    [
      ...fields(['selectedConversationId'], [5, true, []]),
      ...fields(['hasFocus', 'isTyping'], ['true', 1, null]),
      ...fields(['userIds'], NO_STRINGS_IN_AN_ARRAY),
    ],
  ),
  refuses(
    'whether background sessions count is said by true or false',
    { ...MOCK, claims: ['TJ-PRS-02'] },
    presences,
    [...fields(['includeBackgroundSessions'], ['true', 1, null]), ...bodies([], 'everyone'), ...NO_BODY],
  ),
  scenario(
    'each user who is online has a status, background sessions and widgets',
    { ...MOCK, claims: ['TJ-PRS-01'] },
    async ({ api }) => {
      for (const example of ['aliceWatching', 'aliceAway', 'nobodyOnline']) {
        const answer = await api.post('/presences', { json: {}, example });
        expectStatus(answer, 200);
        for (const user of Object.keys(answer.object('/data'))) {
          expectThat(answer.string(`/data/${user}/status`) !== '', `${user} has no status`);
          answer.array(`/data/${user}/backgroundSessions`);
          answer.array(`/data/${user}/widgets`);
        }
      }
    },
  ),

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
