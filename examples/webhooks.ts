import { createHmac, timingSafeEqual } from 'node:crypto';

import { createEmulator } from 'talkspec/emulator';
import { createTalkJS } from 'talkspec/talkjs';

const app = { appId: 'tMyApp', secretKey: 'sk_test_my_app' };

/** A route of your server, as it takes a webhook. */
async function receive(request: Request): Promise<Response> {
  const body = await request.text();
  const timestamp = request.headers.get('X-TalkJS-Timestamp') ?? '';
  const expected = createHmac('sha256', app.secretKey).update(`${timestamp}.${body}`).digest('hex').toUpperCase();
  const given = Buffer.from(request.headers.get('X-TalkJS-Signature') ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, Buffer.from(expected)))
    return new Response('Who are you?', { status: 401 });
  const event = JSON.parse(body) as { type: string };
  console.log(event.type);
  return new Response();
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
