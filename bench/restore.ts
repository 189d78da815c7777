import { createEmulator } from 'talkspec/emulator';

import { median, type Figure } from './figure.js';
import { largeState } from './large-state.js';

const CONVERSATIONS = 100_000;
const RUNS = 5;

/** Puts a large state back over the control plane, from its text to the answer. */
export async function stateRestoring(): Promise<Figure[]> {
  const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tBench', secretKey: 'sk_test_bench' }] } });
  const body = await largeState(emulator, CONVERSATIONS);
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    const answer = await emulator.fetch('http://localhost/__emulator/snapshot', { method: 'PUT', body });
    seconds.push((performance.now() - started) / 1000);
    if (!answer.ok) throw new Error(await answer.text());
  }
  const value = median(seconds);
  return [
    {
      name: 'restoring 100,000 conversations',
      value,
      unit: 's',
      bar: '≤ 3',
      met: value <= 3,
      detail: `median of ${String(RUNS)}, ${(body.length / 1e6).toFixed(0)} MB of JSON`,
    },
  ];
}
