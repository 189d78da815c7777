import { expectStatus, expectThat } from '../../../harness/expect.js';
import { at } from '../support/own.js';
import { scenario } from '../support/scenario.js';
import { accepts, bodies, fields, NO_BODY, NO_STRINGS_IN_AN_ARRAY, refuses } from '../support/shapes.js';

const presences = at('POST', '/presences');

export const presenceOnline = [
  accepts(
    'who is online can be asked for by conversation, focus, typing and user',
    { claims: ['TJ-PRS-03', 'TJ-PRS-04'] },
    presences,
    [
      ...bodies({}, { includeBackgroundSessions: true }, { userIds: ['12081'] }),
      ...fields(['selectedConversationId'], ['order_391_fc', null]),
      ...fields(['hasFocus', 'isTyping'], [true, false]),
    ],
  ),
  refuses(
    'who is online can be asked for by nothing else in these fields',
    { claims: ['TJ-PRS-03', 'TJ-PRS-04'] },
    presences,
    [
      ...fields(['selectedConversationId'], [5, true, []]),
      ...fields(['hasFocus', 'isTyping'], ['true', 1]),
      ...fields(['userIds'], NO_STRINGS_IN_AN_ARRAY),
    ],
  ),
  accepts(
    'a filter that is null is taken for one that is not sent',
    ['ED-40'],
    presences,
    fields(['includeBackgroundSessions', 'hasFocus', 'isTyping', 'userIds'], [null]),
  ),
  refuses('whether background sessions count is said by true or false', { claims: ['TJ-PRS-02'] }, presences, [
    ...fields(['includeBackgroundSessions'], ['true', 1]),
    ...bodies([], 'everyone'),
    ...NO_BODY,
  ]),
  scenario(
    'each user who is online has a status, background sessions and widgets',
    { claims: ['TJ-PRS-01'] },
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
];
