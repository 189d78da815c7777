import { subscribe } from 'node:diagnostics_channel';
import { ATTEMPT_CHANNEL } from 'talkspec/talkjs';

import { attempt, type AttemptOptions } from '../src/client/attempt.js';
import { createMethods } from '../src/client/client.js';
import type { ClientParts } from '../src/client/parts.js';
import { createParts } from '../src/client/settings.js';
import { operations } from '../generated/talkjs/operations.js';
import { median, type Figure } from './figure.js';

const ROUNDS = 9;
const CALLS = 3000;

/** A service at no distance. */
const fetch = (): Promise<Response> => Promise.resolve(new Response('{"id":"alice"}'));

const limits = { default: 'requests', buckets: { requests: { capacity: 1e9, refillPerSecond: 1e9, scope: 'appId' } } };
const api = {
  name: 'example',
  operations,
  server: 'https://api.example.com',
  rateLimits: limits,
  account: '',
  backoff: { firstMs: 500, longestMs: 16_000 },
};

const whole = (): ClientParts => createParts(api, { fetch }, () => undefined);

/** The same client, each request sent once and at once. */
function bare(): ClientParts {
  const parts = whole();
  const options: AttemptOptions = { fetch, sign: () => undefined, maxResponseBytes: 1e9 };
  return {
    ...parts,
    transport: {
      async send(draft, call) {
        call.deadline.start();
        const ending = await attempt(draft, call, options);
        if ('cause' in ending) throw ending.cause;
        return ending;
      },
    },
  };
}

/** Microseconds of CPU of a call. */
async function cost(parts: ClientParts): Promise<number> {
  const { getUser } = createMethods(parts);
  const before = process.cpuUsage();
  for (let calls = 0; calls < CALLS; calls += 1) await getUser?.({ userId: 'alice' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}

/** What retry, limiter and events cost together, with somebody listening to the events. */
export async function clientCost(): Promise<Figure[]> {
  subscribe(ATTEMPT_CHANNEL, () => undefined);
  const [all, without] = [whole(), bare()];
  const added: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const difference = (await cost(all)) - (await cost(without));
    if (round > 0) added.push(difference);
  }
  const value = median(added);
  const detail = `median of ${ROUNDS} rounds of ${CALLS} calls`;
  return [
    { name: 'retry, limiter and events of a call', value, unit: 'µs CPU', bar: '≤ 15', met: value <= 15, detail },
  ];
}
