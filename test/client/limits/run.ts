import type { DocumentedLimits } from '../../../src/client/limiter/lanes.js';
import { testClient } from '../client.js';
import { json } from '../fake-fetch.js';
import { virtualTime, type VirtualTime } from '../virtual-time.js';
import type { Admit } from './services.js';

interface Load {
  readonly limits?: DocumentedLimits;
  /** Processes that know nothing of each other. */
  readonly processes?: number;
  /** How many requests each has under way at a time. */
  readonly workers?: number;
  readonly seconds?: number;
}

export interface Measured {
  /** Refusals in all, and calls that failed. */
  readonly refused: number;
  readonly failed: number;
  /** After the first ten seconds. */
  readonly late: { readonly refusedShare: number; readonly passedPerSecond: number };
  /** Requests that passed between two seconds. */
  readonly passedBetween: (from: number, to: number) => number;
}

/** A generator of numbers from 0 to 1, the same ones in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** Sends as much as a client lets us, to a service 20 to 40 ms away. */
export async function runAgainst(admit: Admit, load: Load): Promise<Measured> {
  const { limits = {}, processes = 1, workers = 20, seconds = 200 } = load;
  const time = virtualTime();
  const random = seeded(7);
  const answers: { readonly at: number; readonly passed: boolean }[] = [];
  let failed = 0;
  const fetch = async (): Promise<Response> => {
    await time.wait(10 + random() * 20);
    const passed = admit(time.now());
    answers.push({ at: time.now() / 1000, passed });
    await time.wait(10);
    return json({}, passed ? 200 : 429);
  };
  const work = async (client: ReturnType<typeof testClient>): Promise<void> => {
    while (time.now() < seconds * 1000) {
      await client.call('getRoot').catch(() => {
        failed += 1;
      });
    }
  };
  const clients = Array.from({ length: processes }, () =>
    testClient(fetch, { ...ownTimers(time), random, retry: undefined, timeoutMs: 60_000, limits }),
  );
  await time.run(Promise.all(clients.flatMap((client) => Array.from({ length: workers }, () => work(client)))));
  const between = (from: number, to: number) => answers.filter(({ at }) => at >= from && at < to);
  const late = between(10, seconds);
  const passed = late.filter((answer) => answer.passed).length;
  return {
    failed,
    refused: answers.filter((answer) => !answer.passed).length,
    late: { refusedShare: 1 - passed / late.length, passedPerSecond: passed / (seconds - 10) },
    passedBetween: (from, to) => between(from, to).filter((answer) => answer.passed).length,
  };
}

/** Timers of its own make a client a process of its own. */
const ownTimers = ({ now, timers }: VirtualTime) => ({ now, timers: { ...timers } });
