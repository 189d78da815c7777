import { createEmulator } from 'talkspec/emulator';
import { createTalkJS } from 'talkspec/talkjs';

const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tMyApp', secretKey: 'sk_test_my_app' }] } });
const talkjs = createTalkJS(emulator.connect('talkjs'));
await talkjs.upsertUser({ userId: 'alice', body: { name: 'Alice' } });

const [alice, users, nobody] = await talkjs.batch([
  ['getUser', { userId: 'alice' }],
  ['listUsers', { limit: 5 }],
  ['getUser', { userId: 'nobody' }],
]);
if (alice.ok && users.ok) console.log(alice.data.name, users.data.data.length);
if (!nobody.ok) console.log(nobody.status);
