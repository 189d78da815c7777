import { createClock, type Clock } from './core/clock.js';
import { createHost, type Emulator } from './core/host.js';
import { createTalkableApi } from './talkable/api.js';
import type { TalkableOptions } from './talkable/options.js';
import { createTalkJSApi } from './talkjs/api.js';
import type { TalkJSOptions } from './talkjs/options.js';

export type { Clock } from './core/clock.js';
export type { Emulator } from './core/host.js';
export type { LoggedRequest } from './core/request-log.js';
export { defaultSetup } from './talkable/setup/defaults.js';
export type { TalkableOptions } from './talkable/options.js';
export type { SiteOptions, SiteSetup } from './talkable/setup/types.js';
export type { TalkJSOptions } from './talkjs/options.js';

export interface EmulatorOptions {
  /** Serves the TalkJS REST API under `/v1/{appId}`. */
  readonly talkjs?: TalkJSOptions;
  /** Serves the Talkable API v2 under `/api/v2`, and the links of its offers under `/x`. */
  readonly talkable?: TalkableOptions;
  /** The time in Unix milliseconds to start from and run with, or a clock; default the system's. */
  readonly clock?: Clock | (() => number);
  /** `documented` answers 429 beyond the documented rates; default `off`. */
  readonly rateLimits?: 'off' | 'documented';
  /** Decides the ids that are given out; default 1. */
  readonly seed?: number;
}

/**
 * An emulator of the APIs that the options name, in memory.
 * `emulator.fetch` answers in-process; `emulator.listen({ port })` serves the same over HTTP.
 */
export function createEmulator(options: EmulatorOptions): Emulator {
  const clock = typeof options.clock === 'object' ? options.clock : createClock(options.clock);
  const surroundings = { clock, rateLimits: options.rateLimits ?? 'off', seed: options.seed ?? 1 };
  const apis = [
    ...(options.talkjs ? [createTalkJSApi(options.talkjs, surroundings)] : []),
    ...(options.talkable ? [createTalkableApi(options.talkable, surroundings)] : []),
  ];
  if (apis.length === 0)
    throw new TypeError(
      'createEmulator needs an API to emulate, for instance { talkjs: { apps: [{ appId, secretKey }] } }.',
    );
  return createHost(apis, clock);
}
