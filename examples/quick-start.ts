import { createEmulator } from 'talkspec/emulator';
import { createTalkJS } from 'talkspec/talkjs';

const app = { appId: 'tMyApp', secretKey: 'sk_test_my_app' };
const emulator = createEmulator({ talkjs: { apps: [app] } });
const talkjs = createTalkJS(emulator.connect('talkjs')); // to call the real service: createTalkJS(app)

await talkjs.upsertUser({ userId: 'alice', body: { name: 'Alice' } });
await talkjs.upsertConversation({
  conversationId: 'order_391',
  body: { participants: ['alice'], subject: 'Order 391' },
});
await talkjs.sendMessages({
  conversationId: 'order_391',
  body: [{ type: 'UserMessage', sender: 'alice', text: 'Hi!' }],
});

for await (const message of talkjs.listMessages({ conversationId: 'order_391' })) console.log(message.text);
