import type { TalkJSExchange } from '../exchange.js';
import type { App } from '../state/app.js';

/** The app that an earlier stage found. */
export function appOf(exchange: TalkJSExchange): App {
  if (!exchange.tenant) throw new Error('A stage that needs the app ran before it was looked up.');
  return exchange.tenant;
}
