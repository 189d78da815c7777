import { Refusal } from '../../core/refusal.js';
import type { TalkableStage } from '../exchange.js';
import type { Site } from '../state/site.js';

const BEARER = /^Bearer +(\S+)$/i;

/** Finds the site whose API key the request bears. */
export function authenticate(sites: () => readonly Site[]): TalkableStage {
  return (exchange) => {
    const header = exchange.request.header('authorization');
    const key = BEARER.exec(header ?? '')?.[1];
    if (key === undefined) throw new Refusal(exchange.use(header === undefined ? 'missingKey' : 'otherScheme')());
    const site = exchange.use('siteOfKey')(sites(), key);
    if (!site) throw new Refusal(exchange.use('unknownKey')());
    exchange.tenant = site;
    return undefined;
  };
}
