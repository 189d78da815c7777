import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import type { Context } from '../support/setup.js';
import { notice, readMessage, said, send, sendOne, startConversation } from '../support/start-conversation.js';
import { uploadedToken } from '../support/uploads.js';

const FIELDS = [
  'attachment',
  'conversationId',
  'createdAt',
  'editedAt',
  'custom',
  'id',
  'location',
  'origin',
  'readBy',
  'senderId',
  'text',
  'type',
  'referencedMessageId',
];

/** A message, a reply to it and one of the app, as they are read. */
async function readThree(context: Context): Promise<Answer[]> {
  const { api } = context;
  const { conversation, alice, sebastian } = await startConversation(context);
  const hello = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
  const [reply = '', system = ''] = await send(
    api,
    conversation,
    [
      said(alice, 'Hello Sebastian, what a lovely day!', { referencedMessageId: hello }),
      notice('Payment received.', { custom: { invoice: 'INV-2021-06' } }),
    ],
    'twoSent',
  );
  return [
    await readMessage(api, conversation, hello),
    await readMessage(api, conversation, reply, 'replyMessage'),
    await readMessage(api, conversation, system, 'systemMessage'),
  ];
}

/** Milliseconds since 1970 have 13 digits from 2001 to 2286. */
const isMilliseconds = (value: unknown): boolean => typeof value === 'number' && value > 1e12 && value < 1e13;
const isString = (value: unknown): boolean => typeof value === 'string';
const isStringOrNull = (value: unknown): boolean => value === null || isString(value);

function expectEach(
  messages: readonly Answer[],
  field: string,
  fits: (value: unknown) => boolean,
  what: string,
): void {
  for (const message of messages) {
    const value = message.at(`/${field}`);
    expectThat(fits(value), `${message.request}: ${field} is ${JSON.stringify(value)}, not ${what}`);
  }
}

export const messagesObject = [
  scenario(
    'every message carries all 13 documented fields',
    { claims: ['TJ-GET-02'], needs: ['state'], story: true },
    async (context) => {
      for (const message of await readThree(context)) {
        for (const field of FIELDS)
          expectThat(message.has(`/${field}`), `${message.request}: the message has no ${field}`);
      }
    },
  ),

  scenario(
    'the times of a message are in milliseconds, and only editedAt may be null',
    { claims: ['TJ-GET-03'], needs: ['state'], story: true },
    async (context) => {
      const messages = await readThree(context);
      expectEach(messages, 'createdAt', isMilliseconds, 'milliseconds since 1970');
      expectEach(
        messages,
        'editedAt',
        (value) => value === null || isMilliseconds(value),
        'null or milliseconds since 1970',
      );
    },
  ),

  scenario(
    'the time of an edit is in milliseconds',
    { claims: ['TJ-GET-03'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const id = await sendOne(api, conversation, said(sebastian, 'Hello Alice!'));
      const json = { text: 'Good morning Alice!', markEdited: true };
      expectStatus(await api.put(path`/conversations/${conversation}/messages/${id}`, { json }), 200);
      const edited = await readMessage(api, conversation, id, 'messageEdited');
      expectEach([edited], 'editedAt', isMilliseconds, 'milliseconds since 1970');
    },
  ),

  scenario(
    'an attachment is null, or has url and size and perhaps dimensions',
    { claims: ['TJ-GET-04'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      expectEach(await readThree(context), 'attachment', (value) => value === null, 'null');
      const { conversation, sebastian } = await startConversation(context);
      const id = await sendOne(api, conversation, {
        type: 'UserMessage',
        sender: sebastian,
        attachmentToken: await uploadedToken(api),
      });
      const file = await readMessage(api, conversation, id, 'fileMessageStored');
      expectThat(URL.canParse(file.string('/attachment/url')), 'the url of the attachment is none');
      expectThat(file.number('/attachment/size') > 0, 'the attachment has no size');
      if (!file.has('/attachment/dimensions')) return;
      file.number('/attachment/dimensions/width');
      file.number('/attachment/dimensions/height');
    },
  ),

  scenario(
    'a location is null or two numbers',
    { claims: ['TJ-GET-05'], needs: ['state'], story: true },
    async (context) => {
      const { api } = context;
      expectEach(await readThree(context), 'location', (value) => value === null, 'null');
      const { conversation, sebastian } = await startConversation(context);
      const content = [{ type: 'location', latitude: 51.481083, longitude: -3.178306 }];
      const id = await sendOne(api, conversation, { type: 'UserMessage', sender: sebastian, content });
      const place = (await readMessage(api, conversation, id, 'locationMessageStored')).array('/location');
      expectEqual(
        place.map((one) => typeof one),
        ['number', 'number'],
        'the types in the location',
      );
    },
  ),

  scenario(
    'the origin of a message is web, rest, email or import',
    { claims: ['TJ-GET-06'], needs: ['state'], story: true },
    async (context) => {
      expectEach(
        await readThree(context),
        'origin',
        (value) => ['web', 'rest', 'email', 'import'].includes(value as string),
        'one of the four',
      );
    },
  ),

  scenario(
    'a message sent over REST has the origin rest',
    { claims: ['TJ-MSG-20'], needs: ['state'], story: true },
    async (context) => {
      expectEach(await readThree(context), 'origin', (value) => value === 'rest', 'rest');
    },
  ),

  scenario(
    'the type of a message is UserMessage or SystemMessage',
    { claims: ['TJ-GET-07'], needs: ['state'], story: true },
    async (context) => {
      const types = (await readThree(context)).map((message) => message.at('/type'));
      expectEqual([...types].sort(), ['SystemMessage', 'UserMessage', 'UserMessage'], 'the types');
    },
  ),

  scenario(
    'referencedMessageId is a string or null',
    { claims: ['TJ-GET-08'], needs: ['state'], story: true },
    async (context) => {
      const messages = await readThree(context);
      expectEach(messages, 'referencedMessageId', isStringOrNull, 'a string or null');
      expectThat(
        messages.some((message) => isString(message.at('/referencedMessageId'))),
        'the reply has no referencedMessageId',
      );
      expectEqual(messages[0]?.at('/referencedMessageId'), null, 'referencedMessageId of a message that is no reply');
    },
  ),

  scenario(
    'ids and text are strings, readBy is a list of user ids and custom a map of strings',
    { claims: ['TJ-GET-16'], needs: ['state'], story: true },
    async (context) => {
      const messages = await readThree(context);
      for (const field of ['id', 'conversationId', 'text']) expectEach(messages, field, isString, 'a string');
      expectEach(
        messages.filter((message) => message.at('/type') === 'UserMessage'),
        'senderId',
        isString,
        'a string',
      );
      expectEach(messages, 'readBy', (value) => Array.isArray(value) && value.every(isString), 'an array of user ids');
      for (const message of messages) {
        expectThat(
          Object.values(message.object('/custom')).every(isString),
          `${message.request}: custom holds something other than strings`,
        );
      }
    },
  ),

  scenario(
    'a new message is unread, unedited and without attachment or location',
    { claims: ['TJ-MSG-22'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice, sebastian } = await startConversation(context);
      const unset = { readBy: [], editedAt: null, location: null, attachment: null };
      // Each is read before anybody sends another: who answers may have read what came before.
      for (const [message, example] of [
        [said(sebastian, 'Hello Alice!'), 'message'],
        [said(alice, 'Hello Sebastian, what a lovely day!'), 'replyMessage'],
        [notice('Payment received.'), 'systemMessage'],
      ] as const) {
        const id = await sendOne(context.api, conversation, message);
        const { readBy, editedAt, location, attachment } = (
          await readMessage(context.api, conversation, id, example)
        ).object('');
        expectEqual({ readBy, editedAt, location, attachment }, unset, `of "${String(message.text)}"`);
      }
    },
  ),
];
