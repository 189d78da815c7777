import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TalkJS } from 'talkspec/talkjs';

/** Everything that an app holds, one JSON object per line; each message comes after its conversation, newest first. */
async function* lines(talkjs: TalkJS): AsyncGenerator<string> {
  for await (const user of talkjs.listUsers()) yield lineOf({ user });
  for await (const conversation of talkjs.listConversations({ orderBy: 'createdAt' })) {
    yield lineOf({ conversation });
    for await (const message of talkjs.listMessages({ conversationId: conversation.id })) yield lineOf({ message });
  }
}

const lineOf = (record: object): string => `${JSON.stringify(record)}\n`;

/** Writes everything to a stream as fast as it takes it; no more than a few pages are held at a time. */
export const exportTo = (talkjs: TalkJS, stream: Writable): Promise<void> =>
  pipeline(Readable.from(lines(talkjs)), stream);
