import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import type { Context } from '../support/setup.js';
import {
  accepts,
  answers400,
  bodies,
  NO_BODY,
  NO_STRINGS_IN_AN_ARRAY,
  refuses,
  type Spot,
} from '../support/shapes.js';
import { startConversation } from '../support/start-conversation.js';

/** An import into a conversation of Alice (12081) and Sebastian (8029). */
async function imports(context: Context): Promise<Spot> {
  const { conversation } = await startConversation(context);
  return { method: 'POST', path: path`/import/conversations/${conversation}/messages` };
}

const BULK = { needs: ['bulk'] } as const;
const SAID = { type: 'UserMessage', sender: '12081', text: 'Is my order on its way?' };
const NOTICE = { type: 'SystemMessage', text: 'The order was sent.' };
const copies = (count: number): unknown[] =>
  Array.from({ length: count }, () => ({ ...SAID, createdAt: 1609459200000 }));

export const importMessages = [
  accepts('messages are imported as an array', ['TJ-IMP-01'], imports, bodies([SAID], [SAID, SAID])),
  refuses('messages are imported as nothing but an array', ['TJ-IMP-01'], imports, [
    ...bodies(SAID, 'Hello', { 0: SAID }, [], [[SAID]]),
    ...NO_BODY,
  ]),
  accepts(
    'an import takes the older form, with timestamp and readBy',
    ['TJ-IMP-02'],
    imports,
    bodies([{ ...SAID, timestamp: 1609459200000, readBy: ['8029'] }]),
  ),
  refuses('in the older form timestamp is a number and readBy an array of user ids', ['TJ-IMP-02'], imports, [
    ...bodies([{ ...SAID, timestamp: '2021-01-01' }]),
    ...NO_STRINGS_IN_AN_ARRAY.flatMap((readBy) => bodies([{ ...SAID, readBy }])),
  ]),
  accepts(
    'an import takes a hundred messages, of users and of the app',
    { ...BULK, claims: ['TJ-IMP-03'] },
    imports,
    bodies([...copies(99), { ...NOTICE, createdAt: 1609459320000 }]),
  ),
  refuses(
    'the messages of an import are of users and of the app, and their time is a number',
    ['TJ-IMP-03'],
    imports,
    bodies(...[SAID, NOTICE].flatMap((one) => ['2021-01-01', null].map((createdAt) => [{ ...one, createdAt }])), [
      { ...NOTICE, type: 'Notice' },
    ]),
  ),
  accepts(
    'an import takes up to a thousand messages',
    { ...BULK, claims: ['TJ-IMP-09'] },
    imports,
    bodies(copies(101), copies(1000)),
  ),
  answers400('an import takes no more than a thousand messages', { ...BULK, claims: ['TJ-IMP-09'] }, imports, [
    ...bodies(copies(1001)),
  ]),
  scenario('an import answers an id for each message', { claims: ['TJ-IMP-04'] }, async (context) => {
    const answer = await context.api.post((await imports(context)).path, {
      json: copies(3),
      example: 'importedHistory',
    });
    expectStatus(answer, 200);
    expectEqual(answer.strings('', 'id').length, 3, 'the number of ids');
  }),
];
