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

/** An import into a conversation of Alice and Sebastian. */
interface Importing extends Spot {
  readonly alice: string;
  readonly sebastian: string;
}

async function imports(context: Context): Promise<Importing> {
  const { conversation, alice, sebastian } = await startConversation(context);
  return { method: 'POST', path: path`/import/conversations/${conversation}/messages`, alice, sebastian };
}

const BULK = { needs: ['bulk'] } as const;
const SAID = { type: 'UserMessage', sender: '12081', text: 'Is my order on its way?' };
const NOTICE = { type: 'SystemMessage', text: 'The order was sent.' };
const by = (sender: string): object => ({ ...SAID, sender });

const copies = (count: number, sender = SAID.sender): unknown[] =>
  Array.from({ length: count }, () => ({ ...by(sender), createdAt: 1609459200000 }));

export const importMessages = [
  accepts('messages are imported as an array', ['TJ-IMP-01'], imports, ({ alice }) =>
    bodies([by(alice)], [by(alice), by(alice)]),
  ),
  refuses('messages are imported as nothing but an array', ['TJ-IMP-01'], imports, [
    ...bodies(SAID, 'Hello', { 0: SAID }, [], [[SAID]]),
    ...NO_BODY,
  ]),
  accepts(
    'an import takes the older form, with timestamp and readBy',
    ['TJ-IMP-02'],
    imports,
    ({ alice, sebastian }) => bodies([{ ...by(alice), timestamp: 1609459200000, readBy: [sebastian] }]),
  ),
  refuses('in the older form timestamp is a number and readBy an array of user ids', ['TJ-IMP-02'], imports, [
    ...bodies([{ ...SAID, timestamp: '2021-01-01' }]),
    ...NO_STRINGS_IN_AN_ARRAY.flatMap((readBy) => bodies([{ ...SAID, readBy }])),
  ]),
  accepts(
    'an import takes a hundred messages, of users and of the app',
    { ...BULK, claims: ['TJ-IMP-03'] },
    imports,
    ({ alice }) => bodies([...copies(99, alice), { ...NOTICE, createdAt: 1609459320000 }]),
  ),
  refuses(
    'the messages of an import are of users and of the app, and their time is a number',
    ['TJ-IMP-03'],
    imports,
    bodies(...[SAID, NOTICE].flatMap((one) => ['2021-01-01', null].map((createdAt) => [{ ...one, createdAt }])), [
      { ...NOTICE, type: 'Notice' },
    ]),
  ),
  accepts('an import takes up to a thousand messages', { ...BULK, claims: ['TJ-IMP-09'] }, imports, ({ alice }) =>
    bodies(copies(101, alice), copies(1000, alice)),
  ),
  answers400('an import takes no more than a thousand messages', { ...BULK, claims: ['TJ-IMP-09'] }, imports, [
    ...bodies(copies(1001)),
  ]),
  scenario('an import answers an id for each message', { claims: ['TJ-IMP-04'] }, async (context) => {
    const { path: where, alice } = await imports(context);
    const answer = await context.api.post(where, { json: copies(3, alice), example: 'importedHistory' });
    expectStatus(answer, 200);
    expectEqual(answer.strings('', 'id').length, 3, 'the number of ids');
  }),
];
