import type { Acts } from '../../core/simulate.js';
import { readAs } from '../../core/shape.js';
import type { Sending } from '../handlers/send.js';
import { noteTime } from '../state/app.js';
import type { Act } from './act.js';
import { messageActs } from './messages.js';
import { notificationActs } from './notifications.js';
import { presenceActs } from './presence.js';

const acts = { ...presenceActs, ...messageActs, ...notificationActs };

type All = typeof acts;

/** What happens in an app without a call to the API. */
export type TalkJSActs = {
  readonly [Name in keyof All]: All[Name] extends Act<infer Input, infer Result> ? (input: Input) => Result : never;
};

/** The acts on an app, each at the time at which it is carried out. */
export const createActs = (on: () => Sending): Acts =>
  Object.fromEntries(
    Object.entries(acts as Readonly<Record<string, Act<unknown, unknown>>>).map(([name, { input, carryOut }]) => [
      name,
      (given: unknown) => {
        const read = readAs(input, given, `simulate.${name}()`);
        const acting = on();
        noteTime(acting.app, acting.now);
        return carryOut(acting, read);
      },
    ]),
  );
