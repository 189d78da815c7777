import { createConnect, type Connect } from './connect.js';
import { createClock } from './core/clock.js';
import { createHost, type Host } from './core/host.js';
import { WebhookCentre } from './core/webhooks.js';
import { checkOptions, type EmulatorOptions } from './options.js';
import type { TalkableChoices } from './talkable/decisions.js';
import type { TalkJSChoices } from './talkjs/decisions.js';
import { createTalkableApi } from './talkable/api.js';
import { createTalkJSApi } from './talkjs/api.js';

export type { ApiDecision as DecisionRow } from './core/control-plane.js';
export type { World } from './core/decisions.js';
export { worlds } from './worlds.js';
export type { Connect, TalkableConnection, TalkJSConnection } from './connect.js';
export type { Clock, ClockState } from './core/clock.js';
export type { ListenOptions } from './core/listen-options.js';
export type { Listening } from './core/node-listener.js';
export type { LoggedRequest } from './core/request-log.js';
export type { EmulatorOptions } from './options.js';
export { defaultSetup } from './talkable/setup/defaults.js';
export type { TalkableOptions } from './talkable/options.js';
export type { SiteOptions, SiteSetup } from './talkable/setup/types.js';
export type { TalkJSOptions } from './talkjs/options.js';

/** A running emulator. */
export interface Emulator extends Omit<Host, 'decide'> {
  /** Decides otherwise from now on: `emulator.decide({ talkjs: { overRangeLimit: 'clamp' } })`. */
  readonly decide: (decisions: { readonly talkjs?: TalkJSChoices; readonly talkable?: TalkableChoices }) => void;
  /** The options of a client that fits: `createTalkJS(emulator.connect('talkjs'))`. */
  readonly connect: Connect;
}

/**
 * An emulator of the APIs that the options name, in memory.
 * `emulator.fetch` answers in-process; `emulator.listen()` serves the same over HTTP.
 */
export function createEmulator(options: EmulatorOptions): Emulator {
  checkOptions(options);
  const { talkjs, talkable, rateLimits = 'off', seed = 1 } = options;
  const clock = typeof options.clock === 'object' ? options.clock : createClock(options.clock);
  const webhooks = new WebhookCentre(clock, options.fetch);
  const surroundings = { clock, webhooks, rateLimits, seed };
  const apis = [
    ...(talkjs ? [createTalkJSApi(talkjs, surroundings)] : []),
    ...(talkable ? [createTalkableApi(talkable, surroundings)] : []),
  ];
  const host = createHost(apis, clock, webhooks);
  const connect = createConnect({ talkjs, talkable }, host.fetch, () => clock.now());
  return Object.assign(host, { connect });
}
