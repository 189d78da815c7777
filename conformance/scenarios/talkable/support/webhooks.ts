import { createHmac } from 'node:crypto';

import { Answer } from '../../../harness/answer.js';
import { expectEqual, expectThat } from '../../../harness/expect.js';
import type { Delivery, Inbox } from '../../../harness/inbox.js';

/** A webhook, read from a form or from JSON. */
export interface Hook {
  readonly delivery: Delivery;
  readonly key: unknown;
  readonly site: unknown;
  readonly type: unknown;
  readonly extras: unknown;
  /** The payload as text, as it is signed. */
  readonly text: string;
  readonly payload: Answer;
}

const FORM = 'application/x-www-form-urlencoded';

const isForm = ({ headers }: Delivery): boolean => headers.get('content-type')?.startsWith(FORM) === true;

/** What is read by the names of the fields, around a payload as text. */
const hookOf = (delivery: Delivery, text: string, field: (name: string) => unknown): Hook => ({
  delivery,
  key: field('key'),
  site: field('site'),
  type: field('type'),
  extras: field('extras'),
  text,
  payload: new Answer('the payload of a webhook', 0, new Headers(), text),
});

export function readHook(delivery: Delivery): Hook {
  if (!isForm(delivery))
    return hookOf(delivery, JSON.stringify(delivery.at('/payload')), (name) => delivery.at(`/${name}`));
  const form = new URLSearchParams(delivery.text);
  return hookOf(delivery, form.get('payload') ?? '', (name) => form.get(name) ?? undefined);
}

/** What was delivered so far, once nothing is under way. */
export async function hooksOf(inbox: Inbox, type?: string): Promise<readonly Hook[]> {
  await inbox.settled();
  const hooks = inbox.deliveries.map(readHook);
  return type === undefined ? hooks : hooks.filter((hook) => hook.type === type);
}

/** The only webhook of a type. */
export async function theOnly(inbox: Inbox, type: string): Promise<Hook> {
  const found = await hooksOf(inbox, type);
  expectEqual(found.length, 1, `deliveries of ${type}`);
  const [hook] = found;
  if (!hook) throw new Error('One delivery was counted.');
  return hook;
}

/** The signature of a payload, made from the documented sentence. */
export const signatureOf = (key: unknown, { text }: Hook): string =>
  Buffer.from(createHmac('sha256', String(key)).update(text).digest('hex')).toString('base64');

/** What webhooks tell of a person. */
export const PERSON_KEYS = [
  'email',
  'phone_number',
  'first_name',
  'last_name',
  'username',
  'customer_id',
  'custom_properties',
  'sub_choice',
  'opted_in_at',
  'phone_opted_in_at',
  'unsubscribed_at',
  'is_loyalty_member',
  'loyalty_member',
  'referral_counts',
  'subscribed_at',
  'gender',
];

/** Every key has to be there, whatever its value. */
export function expectKeys({ payload }: Hook, pointer: string, keys: readonly string[]): void {
  const missing = keys.filter((key) => !payload.has(`${pointer}/${key}`));
  expectThat(missing.length === 0, `${pointer} of the payload lacks ${missing.join(', ')}`);
}
