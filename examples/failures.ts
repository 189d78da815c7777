import { createEmulator } from 'talkspec/emulator';
import { ClientError, createTalkJS, isStatusError } from 'talkspec/talkjs';

const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tMyApp', secretKey: 'sk_test_my_app' }] } });
const talkjs = createTalkJS(emulator.connect('talkjs'));

emulator.faults.inject({ operation: 'upsertUser', status: 503 });
await talkjs.upsertUser({ userId: 'alice', body: { name: 'Alice' } }); // sent again after half a second at most

try {
  await talkjs.upsertUsers({ body: { alice: { name: 5 as never } } });
} catch (error) {
  if (isStatusError(error, 'upsertUsers', 400)) console.log(error.status, error.outcome);
  else if (error instanceof ClientError && error.outcome === 'unknown') throw new Error('look whether it was done');
}
