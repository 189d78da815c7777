import { clockOrSource, type Clock } from './core/clock.js';
import { object, oneOf, optional, passing, readAs, record, whole, type Shape } from './core/shape.js';
import type { TalkableOptions } from './talkable/options.js';
import type { TalkJSOptions } from './talkjs/options.js';

export interface EmulatorOptions {
  /** Serves the TalkJS REST API under `/v1/{appId}`. */
  readonly talkjs?: TalkJSOptions;
  /** Serves the Talkable API v2 under `/api/v2`, and the links of its offers under `/x`. */
  readonly talkable?: TalkableOptions;
  /** The time in whole Unix milliseconds to start from and run with, or a clock; default the system's. */
  readonly clock?: Clock | (() => number);
  /** `documented` answers 429 beyond the documented rates; default `off`. */
  readonly rateLimits?: 'off' | 'documented';
  /** Decides the ids that are given out; default 1. */
  readonly seed?: number;
  /** Delivers webhooks; default the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

const shape = record<EmulatorOptions>({
  talkjs: optional(object) as Shape<TalkJSOptions | undefined>,
  talkable: optional(object) as Shape<TalkableOptions | undefined>,
  clock: optional(clockOrSource),
  rateLimits: optional(oneOf('off', 'documented')),
  seed: optional(whole()),
  fetch: optional(passing((value) => typeof value === 'function', 'a function such as the global fetch')),
});

/** Throws a `TypeError` that names the option that is not as it should be. Each API checks its own. */
export function checkOptions(options: EmulatorOptions): void {
  const { talkjs, talkable } = readAs(shape, options, 'createEmulator()');
  if (talkjs || talkable) return;
  throw new TypeError(
    'createEmulator needs an API to emulate, for instance { talkjs: { apps: [{ appId, secretKey }] } }.',
  );
}
