import { createEmulator } from 'talkspec/emulator';
import { createTalkJS, StatusError, TransportError } from 'talkspec/talkjs';

const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tMyApp', secretKey: 'sk_test_my_app' }] } });
const talkjs = createTalkJS({ ...emulator.connect('talkjs'), retry: 0 }); // takes every failure as it comes

emulator.faults.inject({ operation: 'upsertUser', status: 429, retryAfter: 2 });
emulator.faults.inject({ operation: 'upsertUser', drop: true, commit: 'after' });

for (const name of ['Alice', 'Alicia']) {
  try {
    await talkjs.upsertUser({ userId: 'alice', body: { name } });
  } catch (error) {
    if (error instanceof StatusError) console.log(`${error.status}, again in ${error.retryAfterMs ?? 0} ms`);
    if (error instanceof TransportError) console.log(`no answer, outcome ${error.outcome}`);
  }
}
console.log((await talkjs.getUser({ userId: 'alice' })).name);
