import { path } from '../../../harness/path.js';
import { putConversation, putUser, type Context } from '../support/setup.js';
import {
  accepts,
  answers400,
  bodies,
  fields,
  NO_BODY,
  NO_MAP_OF_STRINGS,
  NO_STRING,
  NO_STRINGS_IN_AN_ARRAY,
  refuses,
  type Spot,
  type Where,
} from '../support/shapes.js';

interface Talk extends Spot {
  readonly alice: string;
  readonly sebastian: string;
}

type Below = (talk: { readonly conversation: string; readonly alice: string }) => string;

/** Two users and a conversation of both; the request goes to it or below. */
const inTalk =
  (method: string, below: Below): Where<Talk> =>
  async (context: Context) => {
    const alice = await putUser(context, context.pooled('alice'));
    const sebastian = await putUser(context, context.pooled('sebastian'), { name: 'Sebastian' });
    const conversation = await putConversation(context, context.id('order_391_fc'), [alice, sebastian]);
    return { method, path: below({ conversation, alice }), alice, sebastian };
  };

const write = inTalk('PUT', ({ conversation }) => path`/conversations/${conversation}`);
const participation: Below = ({ conversation, alice }) => path`/conversations/${conversation}/participants/${alice}`;
const join = inTalk('PUT', participation);
const change = inTalk('PATCH', participation);

export const conversationsShapes = [
  accepts(
    'the participants of a conversation are user ids in an array',
    ['TJ-CNV-07'],
    write,
    ({ alice, sebastian }) => fields(['participants'], [[alice, sebastian], [sebastian], []]),
  ),
  refuses('the participants of a conversation come in no other form', ['TJ-CNV-07'], write, [
    ...fields(['participants'], NO_STRINGS_IN_AN_ARRAY),
    ...bodies({ participants: [{ id: 'alice' }] }),
  ]),
  accepts(
    'null in place of the participants of a conversation is accepted',
    ['ED-39'],
    write,
    fields(['participants'], [null]),
  ),
  accepts(
    'subject, welcome messages, custom data and photo of a conversation can be set and cleared',
    ['TJ-CNV-11'],
    write,
    [
      ...bodies(
        { subject: 'What a lovely day!' },
        { welcomeMessages: ['Hello', 'Be kind.'] },
        { photoUrl: 'day.png' },
      ),
      ...fields(['custom'], [{ category: 'order_inquiry' }]),
      ...fields(['subject', 'welcomeMessages', 'custom', 'photoUrl'], [null]),
    ],
  ),
  refuses(
    'subject and photo of a conversation are strings, welcome messages an array of them, custom data a map',
    ['TJ-CNV-11'],
    write,
    [
      ...fields(['subject', 'photoUrl'], NO_STRING),
      ...fields(['welcomeMessages'], NO_STRINGS_IN_AN_ARRAY),
      ...fields(['custom'], ['a', 5, ['a']]),
    ],
  ),
  accepts(
    'the custom values of a conversation can be strings',
    ['TJ-CNV-05', 'TJ-CNV-06'],
    write,
    bodies({ custom: { a: '', 'a key': 'é😀' } }, { custom: {} }, { subject: 'Order 391', custom: { state: 'paid' } }),
  ),
  refuses(
    'the custom values of a conversation are nothing but strings',
    ['TJ-CNV-05'],
    write,
    fields(['custom'], NO_MAP_OF_STRINGS),
  ),
  answers400(
    'a custom value of a conversation that is no string is answered 400',
    ['ED-10'],
    write,
    fields(['custom'], NO_MAP_OF_STRINGS),
  ),
  accepts('a conversation is written without any field', ['TJ-CNV-04'], write, bodies({})),
  accepts('a conversation is written without any body', ['TJ-CNV-12'], write, NO_BODY),
  accepts(
    'a field of a conversation that the API does not know is ignored',
    ['ED-13'],
    write,
    bodies({ colour: 'blue' }),
  ),
  refuses('the fields of a conversation are an object', [], write, bodies([], 'order_391_fc', 5, true)),

  accepts(
    'a user joins with the access ReadWrite or Read',
    ['TJ-PRT-05'],
    join,
    fields(['access'], ['Read', 'ReadWrite']),
  ),
  refuses(
    'a user joins with no other access',
    ['TJ-PRT-05'],
    join,
    fields(['access'], ['None', 'Write', 'readwrite', '', true, null]),
  ),
  accepts(
    'a user joins being notified always, never or when mentioned',
    ['TJ-PRT-06'],
    join,
    fields(['notify'], [false, 'MentionsOnly', true]),
  ),
  refuses(
    'a user joins with no other choice of notification',
    ['TJ-PRT-06'],
    join,
    fields(['notify'], ['Sometimes', 'true', 'mentionsonly', 1, null]),
  ),
  accepts('a user joins without a body', ['TJ-PRT-04'], join, [...NO_BODY, ...bodies({})]),
  refuses('the fields of a participation are an object', [], join, bodies([], 'Read', 5)),

  accepts(
    'the access of a participant can be changed to Read, None and ReadWrite',
    ['TJ-PRT-10'],
    change,
    bodies({ access: 'Read' }, { access: 'ReadWrite' }, { access: 'None' }),
  ),
  refuses(
    'the access of a participant can be changed to nothing else',
    ['TJ-PRT-10'],
    change,
    fields(['access'], ['Write', 'none', '', false, null]),
  ),
  accepts(
    'the notification of a participant can be changed to never, when mentioned and always',
    ['TJ-PRT-06'],
    change,
    fields(['notify'], [false, 'MentionsOnly', true]),
  ),
  refuses(
    'the notification of a participant can be changed to nothing else',
    ['TJ-PRT-06'],
    change,
    fields(['notify'], ['Sometimes', 'false', 0, null]),
  ),
  accepts(
    'how far a participant has read is given in milliseconds',
    ['TJ-PRT-13'],
    change,
    fields(['readUntil'], [1623926710918]),
  ),
  refuses(
    'how far a participant has read is given as a number',
    ['TJ-PRT-13'],
    change,
    fields(['readUntil'], ['1623926710918', '2021-06-17T10:45:10Z', true]),
  ),
  refuses('the changes of a participation are an object', [], change, [...bodies([], 'Read', 5), ...NO_BODY]),

  accepts('a participant can leave', ['TJ-PRT-14'], inTalk('DELETE', participation), NO_BODY),
  accepts('leaving twice is answered like leaving once', ['ED-20'], inTalk('DELETE', participation), [
    ...NO_BODY,
    ...NO_BODY,
  ]),
  accepts(
    'a participant has an e-mail address to answer to',
    ['TJ-PRT-16'],
    inTalk('GET', (talk) => `${participation(talk)}/email`),
    [{}],
  ),
  accepts(
    'a conversation can be read',
    ['TJ-CNV-16'],
    inTalk('GET', ({ conversation }) => path`/conversations/${conversation}`),
    [{}],
  ),
  accepts(
    'a conversation can be deleted',
    ['TJ-CNV-26'],
    inTalk('DELETE', ({ conversation }) => path`/conversations/${conversation}`),
    NO_BODY,
  ),
];
