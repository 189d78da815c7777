import { createEmulator } from 'talkspec/emulator';
import { createTalkJS, verifyWebhook, WebhookError } from 'talkspec/talkjs';

const app = { appId: 'tMyApp', secretKey: 'sk_test_my_app' };

/** A route of your server, as it takes a webhook. */
async function receive(request: Request): Promise<Response> {
  try {
    const event = verifyWebhook(await request.text(), request.headers, app.secretKey);
    if (event.type === 'message.sent') console.log(`${event.type}: ${event.data.message.text ?? ''}`);
    return new Response();
  } catch (error) {
    if (error instanceof WebhookError) return new Response(error.reason, { status: 401 });
    throw error;
  }
}

const emulator = createEmulator({ talkjs: { apps: [app] } });
const talkjs = createTalkJS(emulator.connect('talkjs'));
const users = emulator.simulate('talkjs');

await talkjs.upsertUsers({ body: { alice: { name: 'Alice' }, bob: { name: 'Bob' } } });
await talkjs.upsertConversation({ conversationId: 'order_391', body: { participants: ['alice', 'bob'] } });

emulator.webhooks.on('message.sent', (_event, request) => receive(request));
emulator.webhooks.on('message.read', (event) => {
  console.log(`${event.data.recipient.name} has read "${event.data.message.text ?? ''}"`);
});

users.send({ conversationId: 'order_391', userId: 'alice', text: 'Where is it?' }); // from the chat, not over REST
await emulator.webhooks.settled();
users.read({ conversationId: 'order_391', userId: 'bob' });
await emulator.webhooks.settled();
