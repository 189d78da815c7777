import type { Api } from '../../../harness/api.js';
import type { Answer } from '../../../harness/answer.js';
import { expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import type { Context } from './setup.js';

/** Two users and a conversation of both; the names are those of the contract's examples. */
export interface Started {
  readonly conversation: string;
  readonly alice: string;
  readonly sebastian: string;
}

export interface Outgoing {
  readonly type?: string;
  readonly sender?: string;
  readonly text?: string;
  readonly [field: string]: unknown;
}

/** What a request with a method other than GET says even when it has no body. */
export const JSON_TYPE = { headers: { 'content-type': 'application/json' } } as const;

/** Writes users of the pool; their names are their ids. */
export async function writeUsers({ api, pooled }: Context, ...names: readonly string[]): Promise<string[]> {
  const users = names.map((name) => pooled(name));
  for (const user of users) expectStatus(await api.put(path`/users/${user}`, { json: { name: user } }), 200);
  return users;
}

/** The conversation of the documented guide, between Alice (12081) and Sebastian (8029), without messages. */
export async function startConversation(context: Context, name = 'order_391_fc'): Promise<Started> {
  const alice = context.pooled('12081');
  const sebastian = context.pooled('8029');
  const conversation = context.id(name);
  expectStatus(await context.api.put(path`/users/${alice}`, { json: { name: 'Alice' } }), 200);
  expectStatus(await context.api.put(path`/users/${sebastian}`, { json: { name: 'Sebastian' } }), 200);
  expectStatus(
    await context.api.put(path`/conversations/${conversation}`, {
      json: { participants: [alice, sebastian], subject: 'What a lovely day!', custom: { category: 'order_inquiry' } },
    }),
    200,
  );
  return { conversation, alice, sebastian };
}

export const said = (sender: string, text: string, more: Outgoing = {}): Outgoing => ({
  type: 'UserMessage',
  sender,
  text,
  ...more,
});

export const notice = (text: string, more: Outgoing = {}): Outgoing => ({ type: 'SystemMessage', text, ...more });

export const post = (api: Api, conversation: string, json: unknown, example?: string): Promise<Answer> =>
  api.post(path`/conversations/${conversation}/messages`, { json, ...(example === undefined ? {} : { example }) });

/** Sends messages and answers with their ids. */
export async function send(
  api: Api,
  conversation: string,
  messages: readonly Outgoing[],
  example?: string,
): Promise<string[]> {
  const answer = await post(api, conversation, messages, example);
  expectStatus(answer, 200);
  return answer.strings('', 'id');
}

/** Sends one message and answers with its id. */
export async function sendOne(
  api: Api,
  conversation: string,
  message: Outgoing,
  example = 'oneSent',
): Promise<string> {
  const [id] = await send(api, conversation, [message], example);
  return id ?? '';
}

/** A single message, which has to be there. */
export async function readMessage(
  api: Api,
  conversation: string,
  message: string,
  example = 'message',
): Promise<Answer> {
  const read = await api.get(path`/conversations/${conversation}/messages/${message}`, { example });
  expectStatus(read, 200);
  return read;
}

/** The newest messages of a conversation, up to fifty. */
export async function listMessages(api: Api, conversation: string, example = 'oneMessage'): Promise<Answer> {
  const list = await api.get(path`/conversations/${conversation}/messages`, { query: { limit: 50 }, example });
  expectStatus(list, 200);
  return list;
}

/** The texts of a conversation's messages, newest first. */
export async function textsOf(api: Api, conversation: string): Promise<unknown[]> {
  const list = await listMessages(api, conversation);
  return list.array('/data').map((_, index) => list.at(`/data/${String(index)}/text`));
}

/** A conversation, which has to be there. */
export async function readConversation(api: Api, conversation: string, example = 'conversation'): Promise<Answer> {
  const read = await api.get(path`/conversations/${conversation}`, { example });
  expectStatus(read, 200);
  return read;
}
