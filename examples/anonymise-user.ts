import type { TalkJS } from 'talkspec/talkjs';
import type { Message } from 'talkspec/talkjs/types';

/** What stands where somebody was. */
export const DELETED = '[DELETED]';

/** Text is written over; a file or a place cannot be, so that its message goes. */
async function anonymiseMessage(talkjs: TalkJS, { conversationId, id, text }: Message): Promise<void> {
  const message = { conversationId, messageId: id };
  if (text === null) await talkjs.deleteMessage(message);
  else await talkjs.editMessage({ ...message, body: { text: DELETED, custom: null } });
}

/** Takes out what tells who a user is. Users cannot be deleted; their name and messages are written over. */
export async function anonymiseUser(talkjs: TalkJS, userId: string): Promise<void> {
  await talkjs.upsertUser({
    userId,
    body: {
      name: DELETED,
      email: null,
      phone: null,
      photoUrl: null,
      role: null,
      locale: null,
      welcomeMessage: null,
      availabilityText: null,
      custom: null,
      pushTokens: null,
    },
  });
  for await (const { id } of talkjs.listUserConversations({ userId }))
    for await (const message of talkjs.listMessages({ conversationId: id }))
      if (message.senderId === userId) await anonymiseMessage(talkjs, message);
}
