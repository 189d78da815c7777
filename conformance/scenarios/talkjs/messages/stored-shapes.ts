import { path } from '../../../harness/path.js';
import { putConversation, putUser, sendText, type Context } from '../support/setup.js';
import {
  accepts,
  answers400,
  bodies,
  fields,
  NO_BODY,
  NO_MAP_OF_STRINGS,
  NO_STRING,
  refuses,
  type Spot,
  type Where,
} from '../support/shapes.js';

/** A message in a conversation; the request goes to it, or to all messages. */
const stored =
  (method: string, scope: 'one' | 'all' = 'one'): Where<Spot> =>
  async (context: Context) => {
    const sender = await putUser(context, context.pooled('alice'));
    const conversation = await putConversation(context, context.id('order_391_fc'), [sender]);
    const message = await sendText(context, conversation, sender);
    const all = path`/conversations/${conversation}/messages`;
    return { method, path: scope === 'one' ? `${all}${path`/${message}`}` : all };
  };

const edit = stored('PUT');

export const messagesStoredShapes = [
  accepts(
    'an edit changes text, custom data, both or nothing',
    ['TJ-EDT-01', 'TJ-EDT-05'],
    edit,
    bodies(
      { text: 'Good morning!' },
      { custom: { mood: 'bright' } },
      { text: 'Good evening!', custom: { mood: 'calm' } },
      {},
    ),
  ),
  accepts(
    'an edit can be marked, and can say that it is not',
    ['TJ-EDT-16'],
    edit,
    bodies(
      { text: 'Good morning!', markEdited: true },
      { text: 'Good evening!', markEdited: false },
      { markEdited: true },
    ),
  ),
  refuses('an edit is marked by true or false, and its text is a string', ['TJ-EDT-16'], edit, [
    ...fields(['markEdited'], ['true', 1, null, []]),
    ...fields(['text'], [...NO_STRING, null]),
  ]),
  refuses(
    'custom data of an edit is a map of strings',
    ['TJ-EDT-06', 'TJ-EDT-16'],
    edit,
    fields(['custom'], NO_MAP_OF_STRINGS),
  ),
  answers400(
    'a custom value of an edit that is no string is answered 400',
    ['ED-10'],
    edit,
    fields(['custom'], NO_MAP_OF_STRINGS),
  ),
  accepts(
    'the custom data of a message can be written and cleared',
    ['TJ-EDT-06'],
    edit,
    fields(['custom'], [{ mood: 'calm' }, null]),
  ),
  accepts(
    'a field of an edit that the API does not know is ignored',
    ['ED-13'],
    edit,
    bodies({ text: 'Hello', colour: 'blue' }),
  ),
  refuses('the fields of an edit are an object', [], edit, [
    ...bodies([], 'Good morning!', 5, [{ text: 'Good morning!' }]),
    ...NO_BODY,
  ]),

  accepts('a single message can be read', ['TJ-GET-01'], stored('GET'), [{}]),
  accepts('the messages of a conversation can be listed', ['TJ-GET-12'], stored('GET', 'all'), [{}]),
  accepts('a message can be deleted', ['TJ-EDT-08'], stored('DELETE'), NO_BODY),
  accepts('all messages of a conversation can be deleted', ['TJ-EDT-12'], stored('DELETE', 'all'), NO_BODY),
];
