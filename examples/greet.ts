import type { createTalkJS } from 'talkspec/talkjs';

/** Opens the conversation of an order, and tells the buyer that the order is there. */
export async function greet(talkjs: ReturnType<typeof createTalkJS>, orderId: string, buyer: string): Promise<void> {
  await talkjs.upsertUser({ userId: buyer, body: { name: buyer } });
  await talkjs.upsertConversation({ conversationId: orderId, body: { participants: [buyer] } });
  await talkjs.sendMessages({
    conversationId: orderId,
    body: [{ type: 'SystemMessage', text: `Order ${orderId} is placed.` }],
  });
}
