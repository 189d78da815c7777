import { execFileSync } from 'node:child_process';

import { root } from './child.js';
import type { Figure } from './figure.js';

const LARGE = 20_000;

/** Prints the bytes of the heap after a reset: once after a little work, and once after a lot of it. */
const CODE = `
  const { createEmulator } = await import('talkspec/emulator');
  const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tBench', secretKey: 'sk_test_bench' }] } });
  const { fetch } = emulator.connect('talkjs');
  const headers = { authorization: 'Bearer sk_test_bench', 'content-type': 'application/json' };
  const send = async (method, path, body) => {
    const answer = await fetch('http://localhost/v1/tBench' + path, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const work = async (conversations) => {
    await send('PUT', '/users/alice', { name: 'Alice' });
    for (let index = 0; index < conversations; index += 1) {
      const path = '/conversations/c' + index;
      await send('PUT', path, { participants: ['alice'] });
      await send('POST', path + '/messages', [{ type: 'UserMessage', sender: 'alice', text: 'Hello' }]);
    }
    emulator.reset();
    gc();
    return process.memoryUsage().heapUsed;
  };
  await work(2_000);
  console.log(JSON.stringify([await work(2_000), await work(${String(LARGE)})]));`;

/** What a large state leaves behind once it is reset. */
export function heapAfterReset(): Figure {
  const arguments_ = ['--expose-gc', '--input-type=module', '--eval', CODE];
  const printed = execFileSync(process.execPath, arguments_, { cwd: root, encoding: 'utf8' });
  const [small = NaN, large = NaN] = JSON.parse(printed) as number[];
  const value = large / small;
  return {
    name: `heap after the reset of ${LARGE.toLocaleString('en')} conversations, against that of 2,000`,
    value,
    unit: '×',
    bar: '≤ 1.1',
    met: value <= 1.1,
    detail: `${(large / 1e6).toFixed(1)} and ${(small / 1e6).toFixed(1)} MB`,
  };
}
