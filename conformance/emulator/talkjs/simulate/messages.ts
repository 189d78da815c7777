import type { OutgoingMessage } from '../../../../generated/talkjs/types.js';
import { mapOf, optional, record, someText, text, type Shape } from '../../core/shape.js';
import { issuesOf, sendAll, type Sending } from '../handlers/send.js';
import { markRead } from '../read.js';
import { memberAt } from '../reply-address.js';
import type { ConversationRecord } from '../state/conversations.js';
import { lastVisible } from '../state/members.js';
import { wrong } from '../../core/act.js';
import { act, findMember } from './act.js';

/** A participant reads. */
export interface Reading {
  readonly conversationId: string;
  readonly userId: string;
  /** The id of the last message that is read; default the newest. */
  readonly upTo?: string;
}

/** A participant sends a message from the chat. */
export interface Saying {
  readonly conversationId: string;
  readonly userId: string;
  readonly text: string;
  readonly custom?: Readonly<Record<string, string>>;
  /** The id of the message that is replied to. */
  readonly referencedMessageId?: string;
}

/** A participant replies by e-mail. */
export interface Mail {
  /** The participant's address in the conversation, as `getParticipantEmail` gives it. */
  readonly to: string;
  readonly text: string;
}

const reading = record<Reading>({ conversationId: someText, userId: someText, upTo: optional(someText) });

const saying = record<Saying>({
  conversationId: someText,
  userId: someText,
  text: someText,
  custom: optional(mapOf(text)) as Shape<Saying['custom']>,
  referencedMessageId: optional(someText),
});

const mail = record<Mail>({ to: someText, text: someText });

function read(on: Sending, { upTo, ...place }: Reading): void {
  const member = findMember(on.app, place);
  const last = upTo === undefined ? lastVisible(member) : member.conversation.messages.get(upTo);
  if (!last && upTo !== undefined) throw wrong('upTo', upTo, 'the id of a message of the conversation');
  if (last && last.position.at > (member.readUntil ?? -1)) markRead(on, member, last.position.at, on.settings);
}

/** In the chat, unlike over REST, nobody writes who may only read. */
function send(
  on: Sending,
  conversation: ConversationRecord,
  message: OutgoingMessage,
  origin: 'web' | 'email',
): { readonly id: string } {
  const access = message.type === 'UserMessage' ? conversation.members.get(message.sender)?.access : undefined;
  if (access === 'Read') throw wrong('userId', String(message.sender), 'that of a participant who may write');
  const [issue] = issuesOf(on, conversation, [message]);
  if (issue) throw new TypeError(`simulate: ${issue.field.slice('/0/'.length)} ${issue.message}.`);
  const [id = ''] = sendAll(on, conversation, [message], origin);
  return { id };
}

function say(on: Sending, { conversationId, userId, ...content }: Saying): { readonly id: string } {
  const { conversation } = findMember(on.app, { conversationId, userId });
  return send(on, conversation, { type: 'UserMessage', sender: userId, ...content }, 'web');
}

function reply(on: Sending, { to, text: written }: Mail): { readonly id: string } {
  const member = memberAt(on.app, to);
  if (!member) throw wrong('to', to, 'the address of a participant, as getParticipantEmail gives it');
  const { conversation, userId } = member;
  return send(on, conversation, { type: 'UserMessage', sender: userId, text: written }, 'email');
}

/** What participants do with messages elsewhere than over REST. */
export const messageActs = { read: act(reading, read), send: act(saying, say), replyByEmail: act(mail, reply) };
