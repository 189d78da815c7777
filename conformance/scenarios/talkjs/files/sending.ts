import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { expectDone } from '../support/setup.js';
import {
  JSON_TYPE,
  post,
  readMessage,
  said,
  sendOne,
  startConversation,
  textsOf,
} from '../support/start-conversation.js';
import { upload, uploadForm, uploadedToken } from '../support/uploads.js';

export const filesSending = [
  scenario(
    'with a message its attachment is gone from storage',
    { claims: ['TJ-EDT-11'], needs: ['state', 'any-origin'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const attachmentToken = await uploadedToken(api);
      const message = await sendOne(api, conversation, { type: 'UserMessage', sender: sebastian, attachmentToken });
      const url = (await readMessage(api, conversation, message)).string('/attachment/url');
      expectEqual((await context.visit(url)).status, 200, 'the status of the attachment before');
      expectDone(await api.delete(path`/conversations/${conversation}/messages/${message}`, JSON_TYPE));
      expectEqual((await context.visit(url)).status, 404, 'the status of the attachment afterwards');
    },
  ),

  scenario(
    'a file is uploaded as a form, and the answer is a token that sends it and nothing else',
    { claims: ['TJ-FIL-01', 'TJ-FIL-03'] },
    async (context) => {
      const { conversation } = await startConversation(context);
      const answer = await upload(context.api);
      expectStatus(answer, 200);
      expectEqual(Object.keys(answer.object('')), ['attachmentToken'], 'the properties of the answer');
      const attachmentToken = answer.string('/attachmentToken');
      expectStatus(await post(context.api, conversation, [{ attachmentToken, type: 'SystemMessage' }]), 200);
    },
  ),

  scenario(
    'an attachment token takes the place of text in a user message',
    { claims: ['TJ-FIL-07', 'TJ-MSG-18'] },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const attachmentToken = await uploadedToken(context.api);
      expectStatus(
        await post(context.api, conversation, [{ attachmentToken, sender: sebastian, type: 'UserMessage' }]),
        200,
      );
    },
  ),

  scenario(
    'an attachment token takes the place of text in a system message',
    { claims: ['TJ-FIL-08', 'TJ-MSG-17'] },
    async (context) => {
      const { conversation } = await startConversation(context);
      const attachmentToken = await uploadedToken(context.api);
      expectStatus(await post(context.api, conversation, [{ attachmentToken, type: 'SystemMessage' }]), 200);
    },
  ),

  scenario(
    'a user message sent with a file has an attachment',
    { claims: ['TJ-FIL-07', 'TJ-FIL-09', 'TJ-MSG-18'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, sebastian } = await startConversation(context);
      const attachmentToken = await uploadedToken(context.api);
      const id = await sendOne(context.api, conversation, { attachmentToken, sender: sebastian, type: 'UserMessage' });
      const read = await readMessage(context.api, conversation, id, 'fileMessageStored');
      expectIncludes(read.body, { type: 'UserMessage', senderId: sebastian }, 'the message');
      expectThat(read.string('/attachment/url') !== '', 'the attachment has no url');
    },
  ),

  scenario(
    'a system message sent with a file has an attachment',
    { claims: ['TJ-FIL-08', 'TJ-FIL-09', 'TJ-MSG-17'], needs: ['state'] },
    async (context) => {
      const { conversation } = await startConversation(context);
      const attachmentToken = await uploadedToken(context.api);
      const id = await sendOne(context.api, conversation, { attachmentToken, type: 'SystemMessage' });
      const read = await readMessage(context.api, conversation, id);
      expectEqual(read.at('/type'), 'SystemMessage', 'the type of the message');
      expectThat(read.string('/attachment/url') !== '', 'the attachment has no url');
    },
  ),

  scenario(
    'each attachment is that of the file its token stands for',
    { claims: ['TJ-FIL-07', 'TJ-FIL-09'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, sebastian } = await startConversation(context);
      const tokens: string[] = [];
      for (const size of [7, 4096, 70_000])
        tokens.push(
          (await upload(api, uploadForm({ content: new Uint8Array(size).fill(0x61) }))).string('/attachmentToken'),
        );
      const sizes: number[] = [];
      const urls = new Set<string>();
      for (const attachmentToken of tokens) {
        const id = await sendOne(api, conversation, { attachmentToken, sender: sebastian, type: 'UserMessage' });
        const read = await readMessage(api, conversation, id);
        sizes.push(read.number('/attachment/size'));
        urls.add(read.string('/attachment/url'));
      }
      expectEqual(urls.size, 3, 'the number of different urls');
      expectThat(
        sizes.every((size, index) => size > (sizes[index - 1] ?? 0)),
        `the sizes do not grow with the files: ${sizes.join(', ')}`,
      );
    },
  ),

  scenario(
    'beside the token a message takes the fields of a text message',
    { claims: ['TJ-FIL-15'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const referencedMessageId = await sendOne(api, conversation, said(sebastian, 'Send me the file'));
      const custom = { invoice: 'INV-2021-06' };
      const user = {
        type: 'UserMessage',
        sender: alice,
        attachmentToken: await uploadedToken(api),
        referencedMessageId,
        custom,
        idempotencyKey: 'u',
      };
      const system = { type: 'SystemMessage', attachmentToken: await uploadedToken(api), custom, idempotencyKey: 's' };
      for (const message of [user, system]) expectStatus(await post(api, conversation, [message]), 200);
    },
  ),

  scenario(
    'reply, custom data and key of a message with a file are kept',
    { claims: ['TJ-FIL-15'], needs: ['state'] },
    async (context) => {
      const { api } = context;
      const { conversation, alice, sebastian } = await startConversation(context);
      const referencedMessageId = await sendOne(api, conversation, said(sebastian, 'Send me the file'));
      const custom = { invoice: 'INV-2021-06' };
      const user = {
        type: 'UserMessage',
        sender: alice,
        attachmentToken: await uploadedToken(api),
        referencedMessageId,
        custom,
        idempotencyKey: 'u',
      };
      const id = await sendOne(api, conversation, user);
      expectIncludes(
        (await readMessage(api, conversation, id)).body,
        { senderId: alice, custom, referencedMessageId },
        'the message of the user',
      );
      await post(api, conversation, [user]);
      const system = { type: 'SystemMessage', attachmentToken: await uploadedToken(api), custom, idempotencyKey: 's' };
      const other = await sendOne(api, conversation, system);
      expectIncludes(
        (await readMessage(api, conversation, other)).body,
        { type: 'SystemMessage', custom },
        'the message of the app',
      );
      await post(api, conversation, [system]);
      expectEqual((await textsOf(api, conversation)).length, 3, 'the number of messages');
    },
  ),
];
