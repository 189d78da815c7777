import { createHmac } from 'node:crypto';

import { expectEqual } from '../../../harness/expect.js';
import type { Delivery, Inbox } from '../../../harness/inbox.js';

/** The signature of a delivery, made from the documented sentence. */
export const signatureOf = (secretKey: string, { headers, text }: Delivery): string =>
  createHmac('sha256', secretKey)
    .update(`${headers.get('X-TalkJS-Timestamp') ?? ''}.${text}`)
    .digest('hex')
    .toUpperCase();

/** The types of the events that were delivered, oldest first. */
export async function eventsOf(inbox: Inbox): Promise<string[]> {
  await inbox.settled();
  return inbox.deliveries.map((delivery) => delivery.string('/type'));
}

/** The deliveries of one event, of which there have to be so many. */
export async function deliveriesOf(inbox: Inbox, event: string, count: number): Promise<readonly Delivery[]> {
  await inbox.settled();
  const found = inbox.deliveries.filter((delivery) => delivery.at('/type') === event);
  expectEqual(found.length, count, `deliveries of ${event}`);
  return found;
}

/** The only delivery of an event. */
export async function theOnly(inbox: Inbox, event: string): Promise<Delivery> {
  const [delivery] = await deliveriesOf(inbox, event, 1);
  if (!delivery) throw new Error('One delivery was counted.');
  return delivery;
}
