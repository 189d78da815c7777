import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { textFile } from '../support/calls.js';
import { scenario } from '../support/scenario.js';
import { fillForm, isOfType, parseAnswer, parseEndpoint, parseForm } from '../support/printed-forms.js';
import { ANSWERS, ENDPOINTS, FORMS, LIST_CALLS } from '../support/printed-texts.js';
import type { Context } from '../support/setup.js';
import { startConversation } from '../support/start-conversation.js';

const BOTH = ['required', 'all'] as const;

/** What the names in braces of a printed path stand for. */
interface Names {
  readonly conversationId?: string;
  readonly messageId?: string;
}

const fillPath = (template: string, names: Names): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name as keyof Names] ?? ''));

/** Sends to a printed endpoint, which has to accept it. */
async function call(
  { api }: Context,
  printed: string,
  names: Names,
  options: Parameters<typeof api.request>[2] = {},
): Promise<Answer> {
  const {
    methods: [method = ''],
    path,
    query,
  } = parseEndpoint(printed);
  const answer = await api.request(method, fillPath(path, names), { query, ...options });
  expectStatus(answer, 200);
  return answer;
}

interface Talk {
  readonly names: { readonly conversationId: string; readonly messageId: string };
  readonly sender: string;
}

/** A conversation with a message, sent in the printed form. */
async function talk(context: Context): Promise<Talk> {
  const { conversation, sebastian } = await startConversation(context);
  const hello = fillForm(FORMS.userMessage, { text: 'Hello Alice!', sender: sebastian }, 'required');
  const sent = await call(context, ENDPOINTS.send, { conversationId: conversation }, { json: [hello] });
  return { names: { conversationId: conversation, messageId: sent.string('/0/id') }, sender: sebastian };
}

const MORE = { custom: { invoice: 'INV-2021-06' }, text: 'Order received' };
const JSON_TYPE = { headers: { 'content-type': 'application/json' } };

/** The messages reference (S004), by the forms and addresses it prints. */
export const messagesPrinted = [
  scenario(
    'a user message is accepted in the printed form, with its required fields and with all of them',
    { claims: ['TJ-MSG-06', 'TJ-MSG-11', 'TJ-MSG-12', 'TJ-IDM-01'] },
    async (context) => {
      const { names, sender } = await talk(context);
      const values = { ...MORE, sender, referencedMessageId: names.messageId, idempotencyKey: 'user-message' };
      for (const which of BOTH)
        await call(context, ENDPOINTS.send, names, { json: [fillForm(FORMS.userMessage, values, which)] });
    },
  ),

  scenario(
    'a system message is accepted in the printed form, with its required fields and with all of them',
    { claims: ['TJ-MSG-09', 'TJ-MSG-12', 'TJ-IDM-01'] },
    async (context) => {
      const { names } = await talk(context);
      const values = { ...MORE, idempotencyKey: 'system-message' };
      for (const which of BOTH)
        await call(context, ENDPOINTS.send, names, { json: [fillForm(FORMS.systemMessage, values, which)] });
    },
  ),

  scenario('sending is answered in the printed form', { claims: ['TJ-MSG-05'] }, async (context) => {
    const { names, sender } = await talk(context);
    const printed = parseAnswer(ANSWERS.sent) as readonly object[];
    const messages = printed.map((_, index) =>
      fillForm(FORMS.userMessage, { text: `Message ${String(index)}`, sender }, 'required'),
    );
    const sent = await context.api.post(fillPath(parseEndpoint(ENDPOINTS.send).path, names), {
      json: messages,
      example: 'twoSent',
    });
    expectStatus(sent, 200);
    const fields = (entries: readonly unknown[]): string[][] => entries.map((entry) => Object.keys(entry as object));
    expectEqual(fields(sent.array('')), fields(printed), 'the fields of each entry');
  }),

  scenario(
    'a file is uploaded and sent in the printed forms',
    { claims: ['TJ-FIL-01', 'TJ-FIL-07', 'TJ-FIL-08'] },
    async (context) => {
      const { names, sender } = await talk(context);
      for (const form of [FORMS.userFile, FORMS.systemFile]) {
        const uploaded = await call(context, ENDPOINTS.upload, names, { body: textFile() });
        const values = { attachmentToken: uploaded.string('/attachmentToken'), sender };
        await call(context, ENDPOINTS.send, names, { json: [fillForm(form, values, 'all')] });
      }
    },
  ),

  // A file that no message was sent with cannot be deleted again.
  scenario(
    'an upload is answered in the printed form',
    { claims: ['TJ-FIL-03'], needs: ['destructive'] },
    async (context) => {
      const uploaded = await call(context, ENDPOINTS.upload, {}, { body: textFile() });
      expectEqual(
        Object.keys(uploaded.object('')),
        Object.keys(parseAnswer(ANSWERS.uploaded) as object),
        'the fields of the answer',
      );
    },
  ),

  scenario(
    'an edit is accepted in the printed form, with all its fields and with none',
    { claims: ['TJ-EDT-01', 'TJ-EDT-16'] },
    async (context) => {
      const { names } = await talk(context);
      const values = { ...MORE, markEdited: true };
      for (const which of BOTH)
        await call(context, ENDPOINTS.edit, names, { json: fillForm(FORMS.edit, values, which) });
    },
  ),

  scenario(
    'a message is read in the printed form',
    { claims: ['TJ-GET-01', 'TJ-GET-02', 'TJ-GET-16'] },
    async (context) => {
      const { names } = await talk(context);
      const message = await call(context, ENDPOINTS.single, names);
      for (const { name, type } of parseForm(ANSWERS.message)) {
        expectThat(message.has(`/${name}`), `the message has no ${name}`);
        expectThat(
          isOfType(message.at(`/${name}`), type),
          `${name} of the message is no ${type}: ${JSON.stringify(message.at(`/${name}`))}`,
        );
      }
    },
  ),

  scenario(
    'messages are listed and sent at the one printed address',
    { claims: ['TJ-GET-12', 'TJ-MSG-01'] },
    async (context) => {
      const { names, sender } = await talk(context);
      const { methods, path } = parseEndpoint(ENDPOINTS.messages);
      const json = [fillForm(FORMS.userMessage, { text: 'Hello Alice!', sender }, 'required')];
      for (const method of methods) {
        expectStatus(await context.api.request(method, fillPath(path, names), method === 'POST' ? { json } : {}), 200);
      }
    },
  ),

  scenario(
    'the examples of a list work on the address of the list',
    { claims: ['TJ-GET-13', 'TJ-LST-05', 'TJ-LST-09'] },
    async (context) => {
      const { names } = await talk(context);
      // The page prints the path of the conversation and a cursor of its own.
      for (const { query } of LIST_CALLS.split('\n').map(parseEndpoint)) {
        const cursor = 'startingAfter' in query ? { startingAfter: names.messageId } : {};
        (await call(context, ENDPOINTS.list, names, { query: { ...query, ...cursor } })).array('/data');
      }
    },
  ),

  scenario(
    'the examples of a list are ignored parameters on the address that the page prints',
    { claims: ['ED-32'] },
    async (context) => {
      const { names } = await talk(context);
      for (const printed of LIST_CALLS.split('\n')) await call(context, printed, names);
    },
  ),

  scenario(
    'one message and all messages are deleted at the printed addresses',
    { claims: ['TJ-EDT-08', 'TJ-EDT-12'] },
    async (context) => {
      const { names } = await talk(context);
      for (const printed of [ENDPOINTS.deleteOne, ENDPOINTS.deleteAll]) await call(context, printed, names, JSON_TYPE);
    },
  ),
];
