import { createHmac } from 'node:crypto';

import type { webhooks } from '../../../../generated/talkable/types.js';
import type { Contract } from '../../../contract/contract.js';
import type { Surroundings } from '../../core/api.js';
import type { Deciding } from '../../core/decisions.js';
import { deliveryOf } from '../../core/deliver.js';
import { guessingOf } from '../../core/exchange.js';
import type { TalkableDecisions } from '../decisions.js';
import type { Asks, Happenings, Work } from '../exchange.js';
import type { TalkableOptions } from '../options.js';
import type { Site } from '../state/site.js';

/** What webhooks carry, by event. */
export type TalkableEvents = {
  readonly [Name in keyof webhooks]: webhooks[Name]['post']['requestBody']['content']['application/json'];
};

/**
 * Tells the receivers of a site what happened; the payload is made where somebody wants it. `taken` is called once all
 * of them have taken it, at once where nobody wants it.
 */
export type Tell = <Name extends keyof TalkableEvents>(
  event: Name,
  payload: (work: Work) => TalkableEvents[Name]['payload'],
  taken?: () => void,
) => void;

/** Nobody is told. */
const NOTHING: Happenings = {
  reported: () => undefined,
  referralApproved: () => undefined,
  rewarded: () => undefined,
  shared: () => undefined,
  mailing: () => undefined,
  couponMade: () => undefined,
  unsubscribed: () => undefined,
  advocateSignedUp: () => undefined,
  friendSignedUp: () => undefined,
};

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The same in either encoding; a form has the payload as JSON text (TK-HOOK-01). */
function encode(call: Readonly<Record<string, unknown>>, payload: string, { decide }: Asks) {
  if (decide('webhookEncoding') === 'json') return { type: JSON_TYPE, body: JSON.stringify(call) };
  const form = new URLSearchParams({ ...call, extras: '{}', payload });
  return { type: FORM_TYPE, body: form.toString() };
}

/** Base64 of the hexadecimal HMAC-SHA256 of the payload, under the key of the webhooks. */
function sign(key: string, payload: string, { decide }: Asks): Readonly<Record<string, string>> {
  if (decide('webhookSignature') === 'none') return {};
  const digest = createHmac('sha256', key).update(payload).digest('hex');
  return { 'x-talkable-signature': Buffer.from(digest).toString('base64') };
}

/** Takes the webhooks of all sites in; what it returns tells of what happens at one. */
export function createTellers(
  contract: Contract,
  { sites }: TalkableOptions,
  deciding: Deciding<TalkableDecisions>,
  { webhooks: centre }: Pick<Surroundings, 'webhooks'>,
): (site: Site, now: number) => Tell {
  const emit = centre.register('talkable', {
    contract,
    receivers: Object.fromEntries(sites.map(({ slug, webhooks: own = [] }) => [slug, own])),
    policy: {
      ...deliveryOf(contract),
      retriesUnanswered: () => true,
      isTakenIn: (status) => status >= 200 && status < 300,
    },
  });
  return (site, now) => (event, write, taken) => {
    const post = () => {
      const assumed = new Set<string>(['INF-71']);
      const asks = guessingOf(deciding, assumed);
      const work: Work = { site, now, happens: NOTHING, ...asks };
      const call = { key: site.setup.webhookKey, site: site.slug, type: event, extras: {}, payload: write(work) };
      const payload = JSON.stringify(call.payload);
      const { type, body } = encode(call, payload, asks);
      const headers = { 'content-type': type, ...sign(site.setup.webhookKey, payload, asks) };
      return { payload: call, body, assumed: [...assumed], headersAt: () => headers };
    };
    emit(site.slug, event, post, taken);
  };
}
