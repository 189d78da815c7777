import type { ImportMessage } from '../../../../generated/talkjs/types.js';
import type { Issue } from '../../../contract/issue.js';
import { badFields } from '../answers.js';
import { contentOf, fileTokenOf } from '../content.js';
import type { Call, Handler } from '../exchange.js';
import { reasonsByField } from '../reasons.js';
import { issueAt } from '../refuse-messages.js';
import { isListed } from '../state/members.js';
import type { ConversationRecord } from '../state/conversations.js';
import { findConversation } from './messages.js';
import { faultOfFile } from './send.js';

type Importing = Call<'importMessages'>;

/** Only participants have said anything (TJ-IMP-06), whatever they may do today. */
function faultOfAuthor({ members }: ConversationRecord, message: ImportMessage): string | undefined {
  if (message.type !== 'UserMessage') return undefined;
  const member = members.get(message.sender);
  return member && member.access !== 'Left' ? undefined : 'is not a participant of the conversation';
}

/** What is wrong with a message beyond its form, by field. */
function faultsOf(call: Importing, conversation: ConversationRecord, message: ImportMessage, sent: Set<string>) {
  const token = fileTokenOf(message);
  return [
    ['sender', faultOfAuthor(conversation, message)],
    ['attachmentToken', token === undefined ? undefined : faultOfFile(call, token, sent)],
  ] as const;
}

function issuesOf(call: Importing, conversation: ConversationRecord): Issue[] {
  const sent = new Set<string>();
  return call.body.flatMap((message, index) =>
    faultsOf(call, conversation, message, sent).flatMap(([field, fault]) =>
      fault === undefined ? [] : [issueAt(index, field, fault)],
    ),
  );
}

/** The time that a message was given under either name. */
function timeOf({ now, lean }: Importing, { createdAt, timestamp }: ImportMessage): number {
  if (createdAt === undefined && timestamp === undefined) lean('ED-68');
  return createdAt ?? timestamp ?? now;
}

/** Lets those read up to a message who are said to have read it. */
function read(
  { decide }: Importing,
  { members }: ConversationRecord,
  { readBy = [] }: ImportMessage,
  at: number,
): void {
  if (readBy.length === 0 || decide('importedReadBy') === 'ignore') return;
  for (const userId of readBy) {
    const member = members.get(userId);
    if (member && isListed(member)) member.readUntil = Math.max(member.readUntil ?? 0, at);
  }
}

/** Puts a message where its time says (TJ-IMP-07). */
function store(call: Importing, conversation: ConversationRecord, message: ImportMessage): string {
  const { app } = call;
  const at = timeOf(call, message);
  const id = app.ids.next('msg_');
  app.sequence += 1;
  conversation.messages.add({
    id,
    position: { at, sequence: app.sequence },
    type: message.type,
    senderId: message.type === 'UserMessage' ? message.sender : null,
    origin: 'import',
    referencedMessageId: null,
    ...contentOf(message, app),
    custom: { ...message.custom },
    editedAt: null,
  });
  read(call, conversation, message, at);
  return id;
}

/** Nobody is notified, and a second import makes second copies (TJ-IMP-05, TJ-IMP-08). */
export const importMessages: Handler<'importMessages'> = (call) => {
  const conversation = findConversation(call);
  const issues = issuesOf(call, conversation);
  if (issues.length > 0) throw badFields(call, reasonsByField(issues));
  const ids = call.body.map((message) => ({ id: store(call, conversation, message) }));
  call.lean('TJ-IMP-07');
  call.lean('TJ-IMP-09');
  call.app.conversations.touch(conversation);
  return ids;
};
