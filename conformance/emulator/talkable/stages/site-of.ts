import type { TalkableExchange } from '../exchange.js';
import type { Site } from '../state/site.js';

/** The site that the credential stage found. */
export function siteOf(exchange: TalkableExchange): Site {
  if (!exchange.tenant) throw new Error('A stage ran before the credential was looked at.');
  return exchange.tenant;
}
