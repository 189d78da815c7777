import type { Simulating } from './core/simulate.js';
import { optional, readAs, record, someText } from './core/shape.js';
import type { TalkJSActs } from './talkjs/simulate/index.js';

/** What happens without a call. */
export type Simulate = (
  api: 'talkjs',
  /** The app; without `appId`, the first. */
  which?: { readonly appId?: string | undefined },
) => TalkJSActs;

const ofTalkJS = record<{ appId?: string }>({ appId: optional(someText) });

export const createSimulate =
  (simulating: Simulating): Simulate =>
  (api, which = {}) =>
    // The acts of an API are known by its name.
    simulating(api, readAs(ofTalkJS, which, 'simulate()').appId) as unknown as TalkJSActs;
