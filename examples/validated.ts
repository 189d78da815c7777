import { createEmulator } from 'talkspec/emulator';
import { createTalkJS } from 'talkspec/talkjs';
import { schemas } from 'talkspec/talkjs/schemas';

const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tMyApp', secretKey: 'sk_test_my_app' }] } });
const talkjs = createTalkJS({ ...emulator.connect('talkjs'), validate: 'throw' });

await talkjs.listUsers({ limit: 101 }).then(undefined, (error: Error) => {
  console.log(error.message);
});
const checked = schemas.upsertUser['~standard'].validate({ name: 5 });
if ('issues' in checked) console.log(checked.issues);
