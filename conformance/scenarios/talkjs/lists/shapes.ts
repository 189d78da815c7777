import { expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { furnish } from '../support/calls.js';
import { scenario } from '../support/scenario.js';
import { putConversation, putUser, type Context } from '../support/setup.js';
import { accepts, answers400, queries, refuses, type Spot, type Where } from '../support/shapes.js';

const users: Where<Spot> = () => ({ method: 'GET', path: '/users' });
const conversations: Where<Spot> = () => ({ method: 'GET', path: '/conversations' });
const ofAlice: Where<Spot> = async (context: Context) => ({
  method: 'GET',
  path: path`/users/${await putUser(context, context.pooled('alice'))}/conversations`,
});
const messages: Where<Spot> = async (context: Context) => ({
  method: 'GET',
  path: path`/conversations/${await putConversation(context, context.id('order_391_fc'), [])}/messages`,
});

const NO_TIME = ['yesterday', '2021-06-17T10:45:10Z', '1623926680918ms'];
const TIMES = ['offsetTs', 'lastMessageBefore', 'lastMessageAfter'];

/** What no `limit` can be. */
const NO_INTEGER = ['abc', '1.5', '10x', 'null'];

/** The range of one list, from both sides. */
const range = (
  what: string,
  where: Where<Spot>,
  max: number,
  claims: readonly string[],
): ReturnType<typeof accepts>[] => [
  accepts(
    `a page of ${what} can have 1 to ${String(max)} records`,
    claims,
    where,
    queries('limit', [1, 2, max - 1, max]),
  ),
  refuses(
    `a page of ${what} cannot have fewer than 1 or more than ${String(max)} records`,
    claims,
    where,
    queries('limit', [0, -1, max + 1, 1000, ...NO_INTEGER]),
  ),
];

const millis = (name: string): ReturnType<typeof queries> => queries(name, [0, 1623926680918]);

/** What both lists of conversations take. */
const sorting = (
  what: string,
  where: Where<Spot>,
  order: string,
  before: string,
  after: string,
): ReturnType<typeof accepts>[] => [
  accepts(`${what} can be sorted by last activity, either way`, ['TJ-UCV-06'], where, [
    ...queries('orderBy', ['lastActivity']),
    ...queries('orderDirection', ['ASC', 'DESC']),
    { query: { orderBy: 'lastActivity', orderDirection: 'ASC' } },
  ]),
  refuses(`${what} can be sorted in no other way`, [order], where, [
    ...queries('orderBy', ['name', 'LASTACTIVITY']),
    ...queries('orderDirection', ['up', 'asc']),
  ]),
  accepts(
    `${what} can be asked for by the time before which the last message came`,
    [before],
    where,
    millis('lastMessageBefore'),
  ),
  accepts(
    `${what} can be asked for by the time after which the last message came`,
    [after],
    where,
    millis('lastMessageAfter'),
  ),
  refuses(`${what} are asked for by the time of the last message in milliseconds`, [before, after], where, [
    ...queries('lastMessageBefore', NO_TIME),
    ...queries('lastMessageAfter', NO_TIME),
  ]),
  answers400(
    `${what} cannot be asked for by a time that is no number`,
    ['ED-08'],
    where,
    TIMES.flatMap((name) => queries(name, NO_TIME)),
  ),
  answers400(`${what} cannot be sorted in an unknown way`, ['ED-08'], where, [
    ...queries('orderBy', ['name']),
    ...queries('orderDirection', ['up']),
  ]),
];

export const listsShapes = [
  ...range('users', users, 100, ['TJ-LST-05', 'TJ-USR-24']),
  ...range('messages', messages, 100, ['TJ-LST-05', 'TJ-GET-13']),
  ...range('conversations', conversations, 30, ['TJ-LST-03', 'TJ-CNV-29']),
  ...range('the conversations of a user', ofAlice, 30, ['TJ-LST-03', 'TJ-UCV-03']),
  ...range('conversations, as of 2020,', conversations, 20, ['TJ-LST-04']),

  ...sorting('conversations', conversations, 'TJ-CNV-34', 'TJ-CNV-32', 'TJ-CNV-32'),
  ...sorting('the conversations of a user', ofAlice, 'TJ-UCV-05', 'TJ-UCV-09', 'TJ-UCV-08'),
  accepts('the conversations of a user can be paged by time', ['TJ-UCV-11'], ofAlice, millis('offsetTs')),
  refuses(
    'the conversations of a user are paged by time in milliseconds',
    ['TJ-UCV-11'],
    ofAlice,
    queries('offsetTs', NO_TIME),
  ),

  scenario('every list can go on after the id of one of its records', { claims: ['TJ-LST-07'] }, async (context) => {
    const { alice, conversation, message } = await furnish(context);
    const lists = [
      ['/users', alice],
      ['/conversations', conversation],
      [path`/conversations/${conversation}/messages`, message],
    ] as const;
    for (const [list, startingAfter] of lists)
      expectStatus(await context.api.get(list, { query: { startingAfter } }), 200);
  }),
  accepts(
    'the conversations of a user can be narrowed to those with unread messages',
    ['TJ-UCV-07'],
    ofAlice,
    queries('unreadsOnly', ['true']),
  ),
  refuses(
    'the narrowing to unread messages is asked for by true or false',
    ['TJ-UCV-07'],
    ofAlice,
    queries('unreadsOnly', ['maybe', '2']),
  ),
];
