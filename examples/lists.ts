import { createEmulator } from 'talkspec/emulator';
import { createTalkJS } from 'talkspec/talkjs';

const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tMyApp', secretKey: 'sk_test_my_app' }] } });
const talkjs = createTalkJS(emulator.connect('talkjs'));
for (let order = 1; order <= 70; order += 1) await talkjs.upsertConversation({ conversationId: `order_${order}` });

const text = 'We are closed today.';
for await (const { id } of talkjs.listConversations())
  await talkjs.sendMessages({ conversationId: id, body: [{ type: 'SystemMessage', text }] }); // reaches each, once

const page = await talkjs.listConversations({ limit: 10 }); // one page: { items, cursor, next() }
const some = await talkjs.listConversations().collect({ max: 50 }); // `cursor` tells whether more may be there
const rest = await talkjs.listConversations(some.cursor === undefined ? {} : { startingAfter: some.cursor });
console.log(page.items.length, some.items.length, rest.items.length);
