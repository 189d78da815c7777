import type { Message } from '../../../../generated/talkjs/types.js';
import { TimedStore, type Store } from './store.js';
import type { Position } from './timeline.js';

export type Attachment = NonNullable<Message['attachment']>;
export type ContentBlock = NonNullable<Message['content']>[number];

/** A stored message, as plain data. */
export interface MessageRecord {
  readonly id: string;
  /** When it was inserted. */
  readonly position: Position;
  readonly type: Message['type'];
  readonly senderId: string | null;
  readonly origin: Message['origin'];
  readonly referencedMessageId: string | null;
  readonly attachment: Attachment | null;
  /** The token of the file that was sent. */
  readonly fileToken: string | null;
  readonly location: [number, number] | null;
  text: string | null;
  /** Only of a message that was sent in the newer form. */
  content: ContentBlock[] | null;
  custom: Record<string, string>;
  editedAt: number | null;
}

/** The messages of one conversation. */
export interface MessageLog extends Store<MessageRecord> {
  /** The newest message that somebody else than this user sent, found without a walk through the user's own. */
  newestNotBy(userId: string): MessageRecord | undefined;
}

interface Tops {
  readonly newest: MessageRecord | undefined;
  readonly byAnother: MessageRecord | undefined;
}

/** The newest message, and the newest of another sender than that one's. */
function findTops(messages: readonly MessageRecord[]): Tops {
  const newest = messages.at(-1);
  return { newest, byAnother: messages.findLast((message) => message.senderId !== newest?.senderId) };
}

const topsWith = (tops: Tops, message: MessageRecord): Tops => ({
  newest: message,
  byAnother: message.senderId === tops.newest?.senderId ? tops.byAnother : tops.newest,
});

const NO_TOPS: Tops = { newest: undefined, byAnother: undefined };

class TimedMessageLog extends TimedStore<MessageRecord> implements MessageLog {
  #tops: Tops | undefined = NO_TOPS;

  override add(message: MessageRecord): void {
    super.add(message);
    const isNewest = this.timeline.newest() === message;
    this.#tops = this.#tops && isNewest ? topsWith(this.#tops, message) : undefined;
  }

  override fill(messages: readonly MessageRecord[]): void {
    super.fill(messages);
    this.#tops = undefined;
  }

  override remove(message: MessageRecord): void {
    super.remove(message);
    if (this.#tops?.newest === message || this.#tops?.byAnother === message) this.#tops = undefined;
  }

  override clear(): void {
    super.clear();
    this.#tops = undefined;
  }

  newestNotBy(userId: string): MessageRecord | undefined {
    this.#tops ??= findTops(this.timeline.all());
    return this.#tops.newest?.senderId === userId ? this.#tops.byAnother : this.#tops.newest;
  }
}

export const createMessageLog = (): MessageLog => new TimedMessageLog();
