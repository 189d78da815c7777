import { fakeFetch, json, type FakeFetch, type Sent } from './fake-fetch.js';
import { createTalkJS, type TalkJS, type TalkJSOptions } from '../../src/talkjs/index.js';

export type Operation = [sequence: number, method: string, path: string, payload?: unknown];

export const credentials = { appId: 'tApp', secretKey: 'sk_test_canary' };
/** The operations of a batch as the service gets them. */
export const partsOf = ({ body }: Sent): Operation[] => JSON.parse(String(body)) as Operation[];
/** Timers of a client that never waits. */
export const atOnce = { setTimeout: (run: () => void) => queueMicrotask(run), clearTimeout: () => undefined };

/** Answers each part with its own sequence number and path, the last first. */
export const echo = (request: Sent): Response =>
  json(
    partsOf(request)
      .map(([sequence, , path]) => [sequence, 200, { path }])
      .reverse(),
  );

export function setup(...replies: Parameters<typeof fakeFetch>): FakeFetch & {
  readonly talkjs: TalkJS;
  /** What the service got, request by request. */
  readonly batches: () => Operation[][];
} {
  const fake = fakeFetch(...replies);
  const options: TalkJSOptions = {
    ...credentials,
    fetch: fake.fetch,
    rateLimits: 'off',
    timers: atOnce,
    timeoutMs: Infinity,
  };
  return { ...fake, talkjs: createTalkJS(options), batches: () => fake.sent.map(partsOf) };
}

/** A message, with a key or without one. */
export const text = (idempotencyKey?: string) => ({
  type: 'SystemMessage' as const,
  text: 'Hi',
  ...(idempotencyKey !== undefined && { idempotencyKey }),
});
