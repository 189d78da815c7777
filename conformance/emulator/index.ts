import { createConnect, type Connect } from './connect.js';
import { createClock } from './core/clock.js';
import { createHost, type Host } from './core/host.js';
import { WebhookCentre, type Webhooks } from './core/webhooks.js';
import { createSimulate, type Simulate } from './simulate.js';
import type { TalkableEvents } from './talkable/webhooks/tell.js';
import type { TalkJSEvents } from './talkjs/exchange.js';
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
export type { Listener } from './core/deliver.js';
export type { Attempt, Delivery } from './core/outbox.js';
export type { Receiver } from './core/receivers.js';
export type { Receivers, Webhooks } from './core/webhooks.js';
export type { Fault, Faults } from './core/faults/faults.js';
export type { FaultOptions, Schedule } from './core/faults/options.js';
export type { ListenOptions } from './core/listen-options.js';
export type { Listening } from './core/node-listener.js';
export type { LoggedRequest } from './core/request-log.js';
export type { EmulatorOptions } from './options.js';
export { defaultSetup } from './talkable/setup/defaults.js';
export type { TalkableOptions } from './talkable/options.js';
export type { SiteOptions, SiteSetup } from './talkable/setup/types.js';
export type { Simulate } from './simulate.js';
export type { TalkableActs } from './talkable/simulate.js';
export type { TalkableEvents } from './talkable/webhooks/tell.js';
export type { TalkJSEvents } from './talkjs/exchange.js';
export type { AppOptions, TalkJSOptions } from './talkjs/options.js';
export type { TalkJSActs } from './talkjs/simulate/index.js';

/** A running emulator. */
export interface Emulator extends Omit<Host, 'decide' | 'webhooks' | 'simulate'> {
  /** Webhooks that are sent: receivers, listeners and the outbox. */
  readonly webhooks: Webhooks<TalkJSEvents & TalkableEvents>;
  /** What no call of the API does: `emulator.simulate('talkjs').read({ conversationId, userId })`. */
  readonly simulate: Simulate;
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
  const connect = createConnect({ talkjs, talkable, rateLimits }, host.fetch, () => clock.now());
  // The events of an API are known by their names.
  const typed = webhooks as unknown as Emulator['webhooks'];
  return Object.assign(host, { connect, webhooks: typed, simulate: createSimulate(host.simulate) });
}
