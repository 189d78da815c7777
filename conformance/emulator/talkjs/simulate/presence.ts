import { flag, mapOf, nullable, optional, plain, record, someText, type Shape } from '../../core/shape.js';
import type { Sending } from '../handlers/send.js';
import { notifyOf } from '../notify.js';
import type { App } from '../state/app.js';
import { isListed, lastVisible } from '../state/members.js';
import type { MessageRecord } from '../state/messages.js';
import type { Session } from '../state/sessions.js';
import { wrong } from '../../core/act.js';
import { act, findMember, findUser } from './act.js';

/** How a user is online. What is left out stays as it is, or is as a page has it that was just opened. */
export interface Online {
  readonly userId: string;
  /** Whether the user sees the chat; default true. */
  readonly visible?: boolean;
  /** The conversation that is looked at; default `null`, none. */
  readonly conversationId?: string | null;
  /** Default true where the chat is visible. */
  readonly hasFocus?: boolean;
  /** Data that the page gives to the session. */
  readonly custom?: Readonly<Record<string, unknown>>;
}

/** A participant types, or stops; begins by looking at the conversation. */
export interface Typing {
  readonly userId: string;
  readonly conversationId: string;
  /** Default true. */
  readonly isTyping?: boolean;
}

/** What the chat of a user who is online shows. */
export interface Screen {
  /** Ids of conversations, the last active first. */
  readonly inbox: readonly string[];
  /** Ids of the messages of the conversation that is looked at, oldest first. */
  readonly messages: readonly string[];
}

const ofUser = record<{ userId: string }>({ userId: someText });

const online = record<Online>({
  userId: someText,
  visible: optional(flag),
  conversationId: optional(nullable(someText)),
  hasFocus: optional(flag),
  custom: optional(mapOf(plain)) as Shape<Online['custom']>,
});

const typing = record<Typing>({ userId: someText, conversationId: someText, isTyping: optional(flag) });

/** Notifies of what a user sent while typing on, now that it is over. */
function stopTyping(on: Sending, session: Session): void {
  const { unannounced } = session;
  Object.assign(session, { isTyping: false, unannounced: null });
  const conversation = unannounced ? on.app.conversations.get(unannounced.conversationId) : undefined;
  const message = unannounced ? conversation?.messages.get(unannounced.messageId) : undefined;
  if (conversation && message) notifyOf(on, conversation, message);
}

function sessionOf({ app }: Sending, userId: string): Session {
  const session = app.sessions.get(userId);
  if (session) return session;
  throw wrong('userId', userId, 'that of a user who is online');
}

function goOnline(on: Sending, { userId, ...given }: Online): { readonly sessionId: string } {
  const { app } = on;
  findUser(app, userId);
  if (typeof given.conversationId === 'string') findMember(app, { userId, conversationId: given.conversationId });
  const known = app.sessions.get(userId);
  const visible = given.visible ?? known?.visible ?? true;
  const session: Session = {
    id: known?.id ?? `session_${userId}`,
    since: known?.since ?? app.sequence,
    visible,
    conversationId: given.conversationId === undefined ? (known?.conversationId ?? null) : given.conversationId,
    hasFocus: given.hasFocus ?? (visible && (known?.hasFocus ?? true)),
    isTyping: known?.isTyping ?? false,
    custom: { ...(given.custom ?? known?.custom) },
    unannounced: known?.unannounced ?? null,
  };
  app.sessions.set(userId, session);
  if (session.conversationId !== known?.conversationId) stopTyping(on, session);
  return { sessionId: session.id };
}

function goOffline(on: Sending, { userId }: { readonly userId: string }): void {
  const session = sessionOf(on, userId);
  on.app.sessions.delete(userId);
  stopTyping(on, session);
}

function type(on: Sending, { userId, conversationId, isTyping = true }: Typing): void {
  goOnline(on, { userId, visible: true, conversationId });
  const session = sessionOf(on, userId);
  if (isTyping) session.isTyping = true;
  else stopTyping(on, session);
}

/** Imported messages show up when the page is loaded again (TJ-IMP-08). */
const isShown = ({ origin, position }: MessageRecord, { since }: Session): boolean =>
  origin !== 'import' || position.sequence <= since;

function messagesOf({ conversations }: App, userId: string, session: Session): string[] {
  const member = conversations.get(session.conversationId ?? '')?.members.get(userId);
  if (!member || !isListed(member)) return [];
  const { timeline } = member.conversation.messages;
  return timeline
    .all()
    .filter((message) => isShown(message, session))
    .map(({ id }) => id);
}

/** A conversation is in an inbox once it has a message (TJ-CNV-15). */
function show(on: Sending, { userId }: { readonly userId: string }): Screen {
  const { app } = on;
  const session = sessionOf(on, userId);
  const inbox = app.conversations
    .of(userId)
    .lastActivity.all()
    .filter((member) => lastVisible(member));
  return {
    inbox: inbox.map(({ conversation }) => conversation.id).reverse(),
    messages: messagesOf(app, userId, session),
  };
}

/** What users do who are there, and what they see. */
export const presenceActs = {
  online: act(online, goOnline),
  offline: act(ofUser, goOffline),
  type: act(typing, type),
  screen: act(ofUser, show),
};
