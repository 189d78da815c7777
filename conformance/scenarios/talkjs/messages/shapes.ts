import { path } from '../../../harness/path.js';
import { textFile } from '../support/calls.js';
import { putConversation, putUser, sendText, type Context } from '../support/setup.js';
import {
  accepts,
  answers400,
  bodies,
  NO_BODY,
  NO_MAP_OF_STRINGS,
  NO_STRING,
  refuses,
  rejects,
  type Spot,
} from '../support/shapes.js';

interface Talk extends Spot {
  /** Base of a user message: type and sender. */
  readonly from: { readonly type: string; readonly sender: string };
  readonly sender: string;
  /** A message to answer. */
  readonly message: string;
}

/** A conversation with one message, about to get more. */
async function send(context: Context): Promise<Talk> {
  const sender = await putUser(context, context.pooled('alice'));
  const conversation = await putConversation(context, context.id('order_391_fc'), [sender]);
  const message = await sendText(context, conversation, sender);
  return {
    method: 'POST',
    path: path`/conversations/${conversation}/messages`,
    from: { type: 'UserMessage', sender },
    sender,
    message,
  };
}

interface FileTalk extends Talk {
  readonly attachmentToken: string;
  readonly anotherToken: string;
}

async function sendFile(context: Context): Promise<FileTalk> {
  const token = async (): Promise<string> =>
    (await context.api.post('/files', { body: textFile() })).string('/attachmentToken');
  return { ...(await send(context)), attachmentToken: await token(), anotherToken: await token() };
}

const NOTICE = { type: 'SystemMessage', text: 'Payment received.' };
const PLACE = { type: 'location', latitude: 51.481083, longitude: -3.178306 };
const notices = (count: number): unknown[] =>
  Array.from({ length: count }, (_, index) => ({ ...NOTICE, text: `Notice ${String(index)}` }));

/** One message per request. */
const each = (...messages: readonly unknown[]): ReturnType<typeof bodies> =>
  bodies(...messages.map((message) => [message]));

/** The same field with every value, once in a user message and once in a system message. */
const onBoth = ({ from }: Talk, name: string, values: readonly unknown[]): ReturnType<typeof bodies> =>
  values.flatMap((value) => each({ ...from, text: 'Hello', [name]: value }, { ...NOTICE, [name]: value }));

export const messagesShapes = [
  accepts('messages are sent as an array, a single one too', ['TJ-MSG-01'], send, bodies([NOTICE], [NOTICE, NOTICE])),
  rejects('messages are sent in no other form than an array', ['TJ-MSG-01'], send, ({ from }) => [
    ...bodies({ ...from, text: 'Hello' }, NOTICE, { 0: NOTICE }, { data: [NOTICE] }, 'Hello', 5),
    ...NO_BODY,
  ]),
  accepts('ten messages fit into one request', ['TJ-MSG-02'], send, bodies(notices(1), notices(10))),
  rejects('eleven messages do not fit into one request', ['TJ-MSG-02'], send, bodies(notices(11))),
  answers400(
    'no messages, too many or something other than an array are answered 400',
    ['ED-15'],
    send,
    bodies([], notices(11), NOTICE),
  ),

  accepts('a user message has a text, a sender and the type UserMessage', ['TJ-MSG-06'], send, ({ from }) =>
    each({ ...from, text: 'Hello Alice!' }, { ...from, text: 'é😀\n"quoted"' }),
  ),
  refuses('the text and the sender of a user message are strings', ['TJ-MSG-06'], send, ({ from }) =>
    each(
      ...[...NO_STRING, null].flatMap((value) => [
        { ...from, text: value },
        { type: 'UserMessage', text: 'Hello', sender: value },
      ]),
    ),
  ),
  refuses('without text, sender or type it is no user message', ['TJ-MSG-06'], send, ({ from, sender }) =>
    each(
      from,
      { type: 'UserMessage', text: 'Hello' },
      { sender, text: 'Hello' },
      { sender, text: 'Hello', type: 'Message' },
    ),
  ),
  accepts('a system message has a text and the type SystemMessage', ['TJ-MSG-09'], send, each(NOTICE)),
  refuses(
    'the text of a system message is a string',
    ['TJ-MSG-09'],
    send,
    each(...[...NO_STRING, null].map((text) => ({ ...NOTICE, text }))),
  ),
  refuses(
    'without text or type it is no system message',
    ['TJ-MSG-09'],
    send,
    each({ type: 'SystemMessage' }, { text: 'Payment received.' }, { text: 'Payment received.', type: 'Message' }),
  ),
  accepts('user messages and system messages go into one request', ['TJ-MSG-03'], send, ({ from }) =>
    bodies([{ ...from, text: 'Hello' }, NOTICE], [NOTICE, { ...from, text: 'Hello' }, NOTICE]),
  ),

  rejects('a message with a sender is no system message', ['TJ-MSG-08', 'TJ-MSG-10'], send, ({ sender }) =>
    each({ ...NOTICE, sender }),
  ),
  rejects('a message with a sender has the type UserMessage or fails', ['TJ-MSG-08'], send, ({ sender }) =>
    each({ text: 'Hello', sender }, ...['usermessage', '', null].map((type) => ({ text: 'Hello', sender, type }))),
  ),
  answers400(
    'a type that is neither UserMessage nor SystemMessage is answered 400',
    ['TJ-MSG-25'],
    send,
    ({ sender }) =>
      each(
        { text: 'Hello', sender, type: 'BotMessage' },
        { text: 'Hello', type: 'system' },
        { text: 'Hello', type: 5 },
      ),
  ),
  answers400('a message without type, text or sender is answered 400', ['TJ-MSG-28'], send, ({ from, sender }) =>
    each(
      { sender, text: 'Hello' },
      { text: 'Hello' },
      from,
      { type: 'SystemMessage' },
      { type: 'UserMessage', text: 'Hello' },
      {},
    ),
  ),

  accepts('a user message can name the message that it answers', ['TJ-MSG-11'], send, ({ from, message }) =>
    each({ ...from, text: 'Hello yourself!', referencedMessageId: message }),
  ),
  refuses('the message that is answered is named by its id', ['TJ-MSG-11'], send, ({ from }) =>
    each(...NO_STRING.map((referencedMessageId) => ({ ...from, text: 'Hello', referencedMessageId }))),
  ),
  accepts('any message can carry custom strings', ['TJ-MSG-12'], send, (talk) =>
    onBoth(talk, 'custom', [{ invoice: 'INV-2021-06' }, {}]),
  ),
  refuses('custom values of a message are nothing but strings', ['TJ-MSG-12'], send, (talk) =>
    onBoth(talk, 'custom', NO_MAP_OF_STRINGS),
  ),
  accepts('any message can carry an idempotency key', ['TJ-IDM-01'], send, ({ from }) =>
    each(
      { ...from, text: 'Hello', idempotencyKey: 'order_391_fc-hello' },
      { ...NOTICE, idempotencyKey: 'order_391_fc-notice' },
    ),
  ),
  refuses('an idempotency key is a string', ['TJ-IDM-01'], send, (talk) => onBoth(talk, 'idempotencyKey', NO_STRING)),

  accepts(
    'a user message can carry a file in place of a text',
    ['TJ-FIL-07', 'TJ-MSG-18'],
    sendFile,
    ({ from, attachmentToken }) => each({ ...from, attachmentToken }),
  ),
  accepts(
    'a system message can carry a file in place of a text',
    ['TJ-FIL-08', 'TJ-MSG-17'],
    sendFile,
    ({ attachmentToken }) => each({ type: 'SystemMessage', attachmentToken }),
  ),
  accepts(
    'a message with a file takes the other fields of a message with a text',
    ['TJ-FIL-15'],
    sendFile,
    ({ from, message, attachmentToken, anotherToken }) =>
      each(
        {
          ...from,
          attachmentToken,
          referencedMessageId: message,
          custom: { kind: 'picture' },
          idempotencyKey: 'file-1',
        },
        {
          type: 'SystemMessage',
          attachmentToken: anotherToken,
          custom: { kind: 'picture' },
          idempotencyKey: 'file-2',
        },
      ),
  ),
  refuses('the token of a file is a string', ['TJ-FIL-07', 'TJ-FIL-08'], send, ({ from }) =>
    each(
      ...NO_STRING.flatMap((attachmentToken) => [
        { ...from, attachmentToken },
        { type: 'SystemMessage', attachmentToken },
      ]),
    ),
  ),
  refuses(
    'a file is sent by its token and by nothing else',
    ['TJ-FIL-07', 'TJ-FIL-08', 'TJ-MSG-17', 'TJ-MSG-18'],
    send,
    ({ from }) =>
      each(
        from,
        { ...from, url: 'https://example.com/day.png' },
        { type: 'SystemMessage' },
        { type: 'SystemMessage', fileToken: 'day' },
      ),
  ),
  accepts('a user message can carry a place', ['TJ-MSG-18'], send, ({ from }) => each({ ...from, content: [PLACE] })),
  rejects(
    'a system message cannot carry a place',
    ['TJ-MSG-17'],
    send,
    each({ type: 'SystemMessage', content: [PLACE] }),
  ),
  accepts('a message can be given as one block of content', ['TJ-MSG-24'], send, ({ from }) =>
    each(
      { ...from, content: [{ type: 'text', children: ['Hello '] }] },
      { type: 'SystemMessage', content: [{ type: 'text', children: [] }] },
    ),
  ),
  refuses('a message is given as exactly one block of content', ['TJ-MSG-24'], send, ({ from }) => {
    const text = { type: 'text', children: ['Hello'] };
    const wrong = [[], [text, text], text, ['Hello'], [{ type: 'text' }]].map((content) => ({ ...from, content }));
    return each(from, { type: 'SystemMessage' }, ...wrong, { ...from, content: [text], text: 'Hello' });
  }),
];
