import type { Contract } from '../../contract/contract.js';
import type { Order } from './outbox.js';

/** What is sent, and how. */
export interface Post {
  /** What listeners are given. */
  readonly payload: unknown;
  /** The same as it is sent. */
  readonly body: string;
  /** The ids of the guesses that it rests on. */
  readonly assumed: readonly string[];
  /** Of an attempt at this Unix millisecond. */
  headersAt(at: number): Readonly<Record<string, string>>;
}

/** A receiver in the same process. It answers as a route of a server does: with a `Response`, or nothing for 200. */
export type Listener<Payload> = (payload: Payload, request: Request) => unknown;

const IN_PROCESS_URL = 'http://in-process.talkspec.invalid/';

const OK = 200;

/** Delivers over HTTP. Only the status counts: a redirect is not followed, and a body is not read. */
export const sendTo =
  (fetch: typeof globalThis.fetch, url: string, body: string): Order['send'] =>
  async (headers, signal) => {
    const { status } = await fetch(url, { method: 'POST', headers: { ...headers }, body, redirect: 'manual', signal });
    return status;
  };

/** Delivers to a function. */
export const sendIn =
  (listener: Listener<never>, payload: unknown, body: string): Order['send'] =>
  async (headers, signal) => {
    const request = new Request(IN_PROCESS_URL, { method: 'POST', headers: { ...headers }, body, signal });
    // What it is given is a copy, and of the type of its event.
    const answer = await listener(structuredClone(payload) as never, request);
    return answer instanceof Response ? answer.status : OK;
  };

/** How long a receiver has, and how often a webhook is tried, as the contract says. */
export function deliveryOf({ document }: Contract): Pick<Order, 'timeoutMs' | 'attempts'> {
  const delivery = document['x-talkspec-delivery'];
  if (!delivery) throw new Error('The contract must say in x-talkspec-delivery how webhooks are delivered.');
  return { timeoutMs: delivery.timeoutSeconds * 1000, attempts: delivery.attempts };
}
