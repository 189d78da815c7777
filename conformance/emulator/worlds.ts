import { worldsOf, type World } from './core/decisions.js';
import { decisions as talkable } from './talkable/decisions.js';
import { decisions as talkjs } from './talkjs/decisions.js';

/** What no source settles, by API. */
export const decisions = { talkjs, talkable };

export type Decisions = typeof decisions;

/**
 * Every single departure from what the emulator assumes, as options to run tests with:
 * `describe.each(worlds('talkjs'))('$name', ({ decisions }) => …createEmulator({ talkjs: { apps, decisions } }))`.
 */
export const worlds = <Api extends keyof Decisions>(api: Api): World<Decisions[Api]>[] => worldsOf(decisions[api]);
