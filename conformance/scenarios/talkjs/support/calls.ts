import type { SendOptions } from '../../../harness/api.js';
import type { Answer } from '../../../harness/answer.js';
import { path } from '../../../harness/path.js';
import { putConversation, putUser, sendText, type Context } from './setup.js';

/** What every call needs to be a correct one. */
export interface Place {
  readonly alice: string;
  readonly sebastian: string;
  readonly conversation: string;
  readonly message: string;
}

/** Two users in a conversation with one message. */
export async function furnish(context: Context, name = 'order_391_fc'): Promise<Place> {
  const alice = await putUser(context, context.pooled('alice'));
  const sebastian = await putUser(context, context.pooled('sebastian'), { name: 'Sebastian' });
  const conversation = await putConversation(context, context.id(name), [alice, sebastian]);
  return { alice, sebastian, conversation, message: await sendText(context, conversation, sebastian) };
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly options?: SendOptions;
}

/** What a request with a method other than GET says of itself even when it has no body. */
const JSON_TYPE = { headers: { 'content-type': 'application/json' } };

const NOTICE = [{ type: 'SystemMessage', text: 'Order received' }];

/** A form with the file that an upload needs. */
export function textFile(): FormData {
  const form = new FormData();
  form.set('filename', 'note.txt');
  form.set('file', new Blob(['A note.']), 'note.txt');
  return form;
}

/** Correct calls that read. */
export const reads = ({ alice, conversation, message }: Place): Call[] => [
  { method: 'GET', path: '/users' },
  { method: 'GET', path: path`/users/${alice}` },
  { method: 'GET', path: path`/users/${alice}/conversations` },
  { method: 'GET', path: '/conversations' },
  { method: 'GET', path: path`/conversations/${conversation}` },
  { method: 'GET', path: path`/conversations/${conversation}/messages` },
  { method: 'GET', path: path`/conversations/${conversation}/messages/${message}` },
];

/** Correct calls that send JSON. */
export const writes = ({ alice, sebastian, conversation, message }: Place): Call[] => [
  { method: 'PUT', path: path`/users/${alice}`, options: { json: { name: 'Alice' } } },
  {
    method: 'PUT',
    path: '/users',
    options: { json: { [alice]: { name: 'Alice' }, [sebastian]: { name: 'Sebastian' } } },
  },
  {
    method: 'PUT',
    path: path`/conversations/${conversation}`,
    options: { json: { participants: [alice, sebastian], subject: 'What a lovely day!' } },
  },
  {
    method: 'PUT',
    path: path`/conversations/${conversation}/participants/${alice}`,
    options: { json: { access: 'ReadWrite', notify: true } },
  },
  {
    method: 'PATCH',
    path: path`/conversations/${conversation}/participants/${alice}`,
    options: { json: { notify: false } },
  },
  { method: 'POST', path: path`/conversations/${conversation}/messages`, options: { json: NOTICE } },
  {
    method: 'PUT',
    path: path`/conversations/${conversation}/messages/${message}`,
    options: { json: { text: 'Hello Alice!' } },
  },
  { method: 'POST', path: '/batch', options: { json: [[1, 'GET', path`/users/${alice}`]] } },
];

export const upload: Call = {
  method: 'POST',
  path: '/files',
  options: {
    get body() {
      return textFile();
    },
  },
};

/** Correct calls that remove, each before what it depends on is gone. */
export const removals = ({ alice, conversation, message }: Place): Call[] => [
  { method: 'DELETE', path: path`/conversations/${conversation}/messages/${message}`, options: JSON_TYPE },
  { method: 'DELETE', path: path`/conversations/${conversation}/messages`, options: JSON_TYPE },
  { method: 'DELETE', path: path`/conversations/${conversation}/participants/${alice}`, options: JSON_TYPE },
  { method: 'DELETE', path: path`/conversations/${conversation}`, options: JSON_TYPE },
];

/** A correct call to each resource, in an order that keeps all of them correct. */
export const everyCall = (place: Place): Call[] => [...reads(place), ...writes(place), upload, ...removals(place)];

/** Calls to the resources that no seed document describes. */
export const furtherCalls = ({ alice, conversation, message }: Place): Call[] => [
  { method: 'GET', path: path`/conversations/${conversation}/participants/${alice}/email` },
  { method: 'GET', path: path`/conversations/${conversation}/messages/${message}/reactions/${'👍'}` },
  {
    method: 'PUT',
    path: path`/conversations/${conversation}/messages/${message}/reactions/${'👍'}/${alice}`,
    options: { json: {} },
  },
  {
    method: 'DELETE',
    path: path`/conversations/${conversation}/messages/${message}/reactions/${'👍'}/${alice}`,
    options: JSON_TYPE,
  },
  {
    method: 'POST',
    path: path`/import/conversations/${conversation}/messages`,
    options: { json: [{ ...NOTICE[0], createdAt: 1 }] },
  },
  {
    method: 'POST',
    path: path`/conversations/${conversation}/notifications`,
    options: { json: { channels: ['email'] } },
  },
  { method: 'GET', path: '/themes' },
  { method: 'PUT', path: '/themes', options: { json: { marketplace: { base: 'default@v4', files: {} } } } },
  { method: 'POST', path: '/presences', options: { json: {} } },
];

/** Calls to the app itself. */
export const APP: readonly Call[] = [
  { method: 'GET', path: '/' },
  { method: 'PUT', path: '/', options: { json: { defaultLocale: 'nl-NL' } } },
];

export const send = (api: Context['api'], call: Call): Promise<Answer> =>
  api.request(call.method, call.path, call.options);
