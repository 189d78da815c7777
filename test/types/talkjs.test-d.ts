// What must compile, and what must not. Checked by `npm run typecheck`; nothing here runs.
import {
  createTalkJS,
  isStatusError,
  StatusError,
  TransportError,
  type Args,
  type BatchAnswer,
  type BatchCall,
  type Data,
  type OperationId,
  type Page,
  type Result,
  type TalkJS,
} from '../../src/talkjs/index.js';
import { createTalkJSFetch } from '../../src/talkjs/fetch.js';
import type { Conversation, Message, User } from '../../generated/talkjs/types.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** `true` has to be given when the value is of exactly that type, `false` when it is not. */
declare function exactly<T>(): <const A>(value: A, is: Same<A, T>) => void;
declare const talkjs: TalkJS;

export async function whatTheDesignPromises(): Promise<void> {
  const client = createTalkJS({ appId: 'tApp', secretKey: 'sk_test_1' });
  await client.upsertUser({ userId: 'alice', body: { name: 'Alice' } });
  const [sent] = await client.sendMessages({
    conversationId: 'order_391',
    body: [{ type: 'UserMessage', sender: 'alice', text: 'Hi' }],
  });
  exactly<string | undefined>()(sent?.id, true);
  for await (const message of client.listMessages({ conversationId: 'order_391' })) exactly<Message>()(message, true);
  const page = await client.listUsers();
  exactly<Page<User>>()(page, true);
  exactly<string | undefined>()(page.cursor, true);
  const answer = await client.getUser({ userId: 'x' }).result();
  if (answer.ok) exactly<User>()(answer.data, true);
  else if (answer.status === 404) exactly<404>()(answer.status, true);
}

export async function calls(): Promise<void> {
  createTalkJS({ appId: 'tApp', token: () => 'token' });
  createTalkJS({
    appId: 'tApp',
    token: async () => 'token',
    baseUrl: 'http://127.0.0.1:4010',
    timeoutMs: 5000,
    apiVersion: '2021-07-30',
  });
  createTalkJS({ appId: 'tApp', secretKey: 'sk_test_1', legacyAuth: true, fetch: globalThis.fetch });
  await talkjs.upsertConversation({ conversationId: 'c' });
  await talkjs.upsertConversation({
    conversationId: 'c',
    body: { subject: null, participants: ['alice'], custom: { order: '391' } },
  });
  await talkjs.getApp();
  await talkjs.getApp(
    {},
    { timeoutMs: 1000, signal: AbortSignal.timeout(1), headers: { 'TalkJS-REST-Version': '2021-01-01' } },
  );
  await talkjs.uploadFile({ body: { file: new Blob(['x']), filename: 'x.txt' } });
  await talkjs.listConversations({
    filter: { custom: { category: ['==', 'support'] } },
    orderBy: 'lastActivity',
    limit: 30,
  });
  const collected = await talkjs.listUserConversations({ userId: 'alice' }).collect({ max: 100 });
  exactly<string | undefined>()(collected.items[0]?.id, true);
  for await (const { items } of talkjs.listConversations().pages()) exactly<readonly Conversation[]>()(items, true);
  for await (const user of collected) exactly<string>()(user.id, true);
  const typed: Args<'getUser'> = { userId: 'alice' };
  const user: Data<'getUser'> = await talkjs.getUser(typed);
  exactly<User>()(user, true);
  const result: Result<'getUser'> = await talkjs.getUser(typed).result();
  exactly<Response>()(result.response, true);
}

export async function batches(): Promise<void> {
  const [ann, list, app, sent] = await talkjs.batch([
    ['getUser', { userId: 'ann' }],
    ['listUsers', { limit: 5 }],
    ['getApp'],
    ['sendMessages', { conversationId: 'c', body: [{ type: 'SystemMessage', text: 'Hi' }] }],
  ]);
  if (ann.ok) exactly<User>()(ann.data, true);
  else exactly<unknown>()(ann.error, true);
  if (list.ok) exactly<User[]>()(list.data.data, true);
  exactly<BatchAnswer<'getApp'>>()(app, true);
  if (sent.ok) exactly<string | undefined>()(sent.data[0]?.id, true);
  const calls = ['ann', 'bea'].map((userId): BatchCall<'getUser'> => ['getUser', { userId }]);
  const unknownLength = await talkjs.batch(calls, { timeoutMs: 1000 });
  exactly<readonly BatchAnswer<'getUser'>[]>()(unknownLength, true);
  const mixed: BatchCall[] = [['getApp'], ['getUser', { userId: 'ann' }]];
  exactly<readonly BatchAnswer[]>()(await talkjs.batch(mixed), true);
  const [first, ...others] = await talkjs.batch([['getApp'], ...calls]);
  exactly<BatchAnswer<'getApp'>>()(first, true);
  exactly<BatchAnswer<'getUser'>[]>()(others, true);
  const constant = [['listMessages', { conversationId: 'c', limit: 1 }], ['listThemes']] as const;
  const [messages] = await talkjs.batch(constant);
  if (messages.ok) exactly<Message[]>()(messages.data.data, true);
  const whole = await talkjs.batch([['getApp']]).result();
  if (whole.ok) exactly<readonly [BatchAnswer<'getApp'>]>()(whole.data, true);
  else if (whole.status === 429) exactly<429>()(whole.status, true);
  const a: BatchCall<'getApp'> = ['getApp'];
  const [, , , , , , , , , tenth] = await talkjs.batch([a, a, a, a, a, a, a, a, a, ['getUser', { userId: 'ann' }]]);
  exactly<BatchAnswer<'getUser'>>()(tenth, true);
  // @ts-expect-error eleven calls
  await talkjs.batch([a, a, a, a, a, a, a, a, a, a, a]);
  // @ts-expect-error no call
  await talkjs.batch([]);
  // @ts-expect-error there is no third answer
  exactly<BatchAnswer<'getApp'>>()((await talkjs.batch([a, a]))[2], true);
  // @ts-expect-error a misspelt operation
  await talkjs.batch([['getUsr', { userId: 'ann' }]]);
  // @ts-expect-error a misspelt argument
  await talkjs.batch([['getUser', { userID: 'ann' }]]);
  // @ts-expect-error an argument too many
  await talkjs.batch([['listUsers', { limit: 5, page: 2 }]]);
  // @ts-expect-error the arguments of another operation
  await talkjs.batch([['getApp'], ['getUser', { conversationId: 'c' }]]);
  // @ts-expect-error the arguments are missing
  await talkjs.batch([['getUser']]);
  // @ts-expect-error a user message has a sender
  await talkjs.batch([['sendMessages', { conversationId: 'c', body: [{ type: 'UserMessage', text: 'Hi' }] }]]);
  // @ts-expect-error a number is no text, here either: the client writes it
  await talkjs.batch([['listUsers', { limit: '5' }]]);
  // @ts-expect-error an upload is a request of its own
  await talkjs.batch([['uploadFile', { body: { file: new Blob(['x']), filename: 'x.txt' } }]]);
  // @ts-expect-error a batch holds no batch
  await talkjs.batch([['batch', { body: [[1, 'GET', '/users']] }]]);
  // @ts-expect-error an operation of another server
  await talkjs.batch([['getAnonymousAccount', { accessToken: 'x' }]]);
  // @ts-expect-error operations as the service takes them belong to the bindings
  await talkjs.batch([[1, 'GET', '/users/ann']]);
}

export function errors(error: unknown): void {
  if (isStatusError(error)) exactly<number>()(error.status, true);
  if (isStatusError(error, 'upsertUsers', 400)) {
    exactly<400>()(error.status, true);
    exactly<'upsertUsers'>()(error.operation, true);
    exactly<unknown>()(error.body, false);
  }
  if (error instanceof StatusError) exactly<number | undefined>()(error.retryAfterMs, true);
  if (error instanceof TransportError) exactly<'not-sent' | 'unknown'>()(error.outcome, true);
  // @ts-expect-error 418 is no documented status of this operation
  isStatusError(error, 'upsertUsers', 418);
  // @ts-expect-error there is no such operation
  isStatusError(error, 'upsertUserz', 400);
}

export async function whatMustNotCompile(): Promise<void> {
  // @ts-expect-error a misspelt method
  await talkjs.upsertUsr({ userId: 'alice', body: { name: 'Alice' } });
  // @ts-expect-error a misspelt parameter
  await talkjs.getUser({ userID: 'alice' });
  // @ts-expect-error a missing parameter
  await talkjs.getUser({});
  // @ts-expect-error a missing argument
  await talkjs.getUser();
  // @ts-expect-error a missing body
  await talkjs.upsertUser({ userId: 'alice' });
  // @ts-expect-error an unknown query parameter
  await talkjs.listUsers({ page: 2 });
  // @ts-expect-error a misspelt field
  await talkjs.upsertUser({ userId: 'alice', body: { nmae: 'Alice' } });
  // @ts-expect-error a number in custom
  await talkjs.upsertUser({ userId: 'alice', body: { name: 'Alice', custom: { age: 5 } } });
  // @ts-expect-error a wrong literal
  await talkjs.putParticipant({ conversationId: 'c', userId: 'alice', body: { access: 'None' } });
  // @ts-expect-error a wrong literal in the query
  talkjs.listConversations({ orderBy: 'subject' });
  // @ts-expect-error a system message has no sender
  await talkjs.sendMessages({ conversationId: 'c', body: [{ type: 'SystemMessage', sender: 'alice', text: 'Hi' }] });
  // @ts-expect-error a user message has a sender
  await talkjs.sendMessages({ conversationId: 'c', body: [{ type: 'UserMessage', text: 'Hi' }] });
  // @ts-expect-error an unknown type of message
  await talkjs.sendMessages({ conversationId: 'c', body: [{ type: 'BotMessage', text: 'Hi' }] });
  // @ts-expect-error the body is always an array
  await talkjs.sendMessages({ conversationId: 'c', body: { type: 'UserMessage', sender: 'alice', text: 'Hi' } });
  // @ts-expect-error a file is a Blob
  await talkjs.uploadFile({ body: { file: 'text', filename: 'x.txt' } });
  // @ts-expect-error a filter is an object, not its JSON
  talkjs.listConversations({ filter: '{"custom":{}}' });
  // @ts-expect-error an option that nothing reads
  await talkjs.getApp({}, { retries: 2 });
  // @ts-expect-error webhooks are not called
  await talkjs.onMessageSent({});
  // @ts-expect-error a list is no promise: it has no result()
  await talkjs.listUsers().result();
  // @ts-expect-error a page cannot be written to
  (await talkjs.listUsers()).items.push();
  // @ts-expect-error a secret key and a token exclude each other
  createTalkJS({ appId: 'a', secretKey: 'k', token: () => 't' });
  // @ts-expect-error a token comes from elsewhere: there is no key to send
  createTalkJS({ appId: 'a', token: () => 't', legacyAuth: true });
  // @ts-expect-error no credential at all
  createTalkJS({ appId: 'a' });
  // @ts-expect-error not a documented version
  createTalkJS({ appId: 'a', secretKey: 'k', apiVersion: '2020-01-01' });
  // @ts-expect-error webhooks are no operations
  const webhook: OperationId = 'onMessageSent';
  void webhook;
}

export async function bindings(): Promise<void> {
  const { GET, POST, PUT } = createTalkJSFetch({ appId: 'tApp', secretKey: 'sk_test_1' });
  const { data, error, response } = await GET('/users/{userId}', { params: { path: { userId: 'alice' } } });
  exactly<User | undefined>()(data, true);
  exactly<Response>()(response, true);
  void error;
  await GET('/conversations', { params: { query: { filter: { custom: { category: 'exists' } } } } });
  await POST('/batch', {
    body: [
      [1, 'GET', '/users/alice'],
      [2, 'PUT', '/users/bob', { name: 'Bob' }, { api_version: '2021-01-01' }],
    ],
  });
  // @ts-expect-error the first two slots of a batch operation are a number and a method
  await POST('/batch', { body: [['/users/alice', 'GET']] });
  // @ts-expect-error a GET in a batch takes query parameters as strings
  await POST('/batch', { body: [[1, 'GET', '/users', { limit: 30 }]] });
  // @ts-expect-error no such path
  await GET('/userz');
  // @ts-expect-error a number in custom
  await PUT('/users/{userId}', { params: { path: { userId: 'alice' } }, body: { custom: { age: 5 } } });
}
