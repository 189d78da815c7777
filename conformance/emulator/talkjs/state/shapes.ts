import type { TextNode } from '../../../../generated/talkjs/types.js';
import { time } from '../../core/clock.js';
import {
  finite,
  flag,
  including,
  listOf,
  mapOf,
  nullable,
  oneOf,
  optional,
  passing,
  plain,
  record,
  someText,
  text,
  tuple,
  whole,
  type Shape,
} from '../../core/shape.js';
import type { StoredFile } from './app.js';
import type { BoundKey, ConversationRecord } from './conversations.js';
import type { Member, Notify } from './members.js';
import type { Attachment, ContentBlock, MessageRecord } from './messages.js';
import type { Position } from './timeline.js';
import type { UserRecord } from './users.js';

export type MemberData = Omit<Member, 'conversation'>;

export interface ConversationData extends Omit<ConversationRecord, 'members' | 'messages' | 'keys'> {
  readonly members: readonly MemberData[];
  readonly messages: readonly MessageRecord[];
  readonly keys: readonly (readonly [string, BoundKey])[];
}

/** An app as plain data. Tokens seen and rates are not part of it. */
export interface AppData {
  readonly appId: string;
  readonly sequence: number;
  readonly idsGiven: number;
  readonly users: readonly UserRecord[];
  readonly conversations: readonly ConversationData[];
  readonly deletedConversations: readonly string[];
  readonly files: readonly (readonly [string, StoredFile])[];
}

const texts = listOf(text);
const custom = mapOf(text);
const position = record<Position>({ at: time, sequence: whole(0) });

const user = record<UserRecord>({
  id: text,
  position,
  name: text,
  email: nullable(texts),
  phone: nullable(texts),
  welcomeMessage: nullable(text),
  photoUrl: nullable(text),
  locale: nullable(text),
  role: nullable(text),
  availabilityText: nullable(text),
  custom,
  pushTokens: nullable(mapOf(oneOf(true))),
});

const attachment = record<Attachment>({
  url: text,
  size: whole(0),
  dimensions: optional(record<NonNullable<Attachment['dimensions']>>({ width: whole(0), height: whole(0) })),
});

const degrees = (most: number): Shape<number> =>
  passing(
    (value) => typeof value === 'number' && Math.abs(value) <= most,
    `degrees from -${String(most)} to ${String(most)}`,
  );

const node: Shape<TextNode> = (value) => (typeof value === 'string' ? value : mapOf(plain)(value));

// A block is kept as it was sent, with whatever else was in it.
const block: Shape<ContentBlock> = including<ContentBlock>({
  type: text,
  children: optional(listOf(node)),
  url: optional(text),
  filename: optional(text),
  size: optional(finite),
  fileToken: optional(text),
  subtype: optional(text),
  width: optional(finite),
  height: optional(finite),
  duration: optional(finite),
  latitude: optional(degrees(90)),
  longitude: optional(degrees(180)),
});

const message = record<MessageRecord>({
  id: text,
  position,
  sentWith: whole(0),
  type: oneOf('UserMessage', 'SystemMessage'),
  senderId: nullable(text),
  origin: oneOf('web', 'rest', 'email', 'import'),
  referencedMessageId: nullable(text),
  attachment: nullable(attachment),
  fileToken: nullable(text),
  location: nullable(tuple<[number, number]>(finite, finite)),
  text: nullable(text),
  content: nullable(listOf(block)),
  custom,
  editedAt: nullable(time),
});

const member = record<MemberData>({
  userId: text,
  access: oneOf('ReadWrite', 'Read', 'None', 'Left'),
  notify: oneOf<Notify>(true, false, 'MentionsOnly'),
  joined: position,
  readUntil: nullable(finite),
  frozenAt: nullable(position),
  activity: position,
});

const conversation = record<ConversationData>({
  id: text,
  position,
  subject: nullable(text),
  photoUrl: nullable(text),
  welcomeMessages: nullable(texts),
  custom,
  activity: position,
  members: listOf(member),
  messages: listOf(message),
  keys: listOf(tuple<[string, BoundKey]>(text, record<BoundKey>({ messageId: text, at: time }))),
});

const file = record<StoredFile>({ attachment, filename: text, sent: flag });

/** The apps of a snapshot. */
export const appsData = record<{ readonly apps: readonly AppData[] }>({
  apps: listOf(
    record<AppData>({
      appId: someText,
      sequence: whole(0),
      idsGiven: whole(0),
      users: listOf(user),
      conversations: listOf(conversation),
      deletedConversations: texts,
      files: listOf(tuple<[string, StoredFile]>(text, file)),
    }),
  ),
});
