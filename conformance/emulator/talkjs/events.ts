import { createHmac } from 'node:crypto';

import type { Contract } from '../../contract/contract.js';
import type { Surroundings } from '../core/api.js';
import type { Deciding } from '../core/decisions.js';
import { deliveryOf } from '../core/deliver.js';
import { guessingOf } from '../core/exchange.js';
import { createIds } from '../core/ids.js';
import type { TalkJSDecisions } from './decisions.js';
import type { Emitter } from './exchange.js';
import type { TalkJSOptions } from './options.js';
import { readSettings } from './settings.js';
import type { AppCredentials } from './state/app.js';

/** The headers that prove where a delivery is from (TJ-WHK-03). */
function sign(secretKey: string, body: string, at: number): Readonly<Record<string, string>> {
  const timestamp = String(at);
  const signature = createHmac('sha256', secretKey).update(`${timestamp}.${body}`).digest('hex').toUpperCase();
  return { 'Content-Type': 'application/json', 'X-TalkJS-Timestamp': timestamp, 'X-TalkJS-Signature': signature };
}

/** Takes the webhooks of all apps in; what it returns emits those of an app. */
export function createEmitters(
  contract: Contract,
  { apps }: TalkJSOptions,
  deciding: Deciding<TalkJSDecisions>,
  { clock, seed, webhooks: centre }: Surroundings,
): (app: AppCredentials) => Emitter {
  const settings = readSettings(contract);
  // Never given again, not even after a reset: receivers know a repeated delivery by it.
  const ids = createIds(seed);
  const send = centre.register('talkjs', {
    contract,
    receivers: Object.fromEntries(apps.map(({ appId, webhooks: own = [] }) => [appId, own])),
    policy: {
      ...deliveryOf(contract),
      retriesUnanswered: () => guessingOf(deciding, centre.assumed).decide('unansweredWebhook') === 'retry',
    },
  });
  const emitterOf = ({ appId, secretKey }: AppCredentials): Emitter => ({
    wants: (event) => centre.wants('talkjs', appId, event),
    emit: (event, data) => {
      send(appId, event, () => {
        const assumed = new Set<string>(['ED-61']);
        const presenting = { settings, ...guessingOf(deciding, assumed) };
        const payload = { id: ids.next('evt_'), type: event, createdAt: clock.now(), data: data(presenting) };
        const body = JSON.stringify(payload);
        return { payload, body, assumed: [...assumed], headersAt: (at) => sign(secretKey, body, at) };
      });
    },
  });
  const emitters = new Map(apps.map((app) => [app.appId, emitterOf(app)]));
  // An app that was made without an account is none of the options.
  return (app) => emitters.get(app.appId) ?? emitterOf(app);
}
