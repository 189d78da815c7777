import { Answer } from './answer.js';

/** A webhook as it was delivered, with typed look-ups into its body. */
export class Delivery extends Answer {
  readonly method: string;
  /** Aborted when the sender waits no longer. */
  readonly signal: AbortSignal;

  constructor({ method, headers, signal }: Request, text: string) {
    super(`${method} of a webhook`, 0, headers, text);
    this.method = method;
    this.signal = signal;
  }
}

/** Answers a delivery with a status, if ever; without one with 200. */
export type Receiver = (delivery: Delivery) => Promise<number> | number;

/** What was delivered to a scenario. */
export interface Inbox {
  /** Oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Resolves when nothing is under way; a receiver that never answers has to be given up first. */
  settled(): Promise<void>;
}

/** What a target that delivers webhooks does with a receiver. */
export interface Hooks {
  deliverTo(receiver: (request: Request) => Promise<Response>): void;
  settled(): Promise<void>;
}

const OK = 200;

/** Receives what is delivered, as it is delivered. */
export function openInbox(hooks: Hooks, receiver: Receiver = () => OK): Inbox {
  const deliveries: Delivery[] = [];
  hooks.deliverTo(async (request) => {
    const delivery = new Delivery(request, await request.text());
    deliveries.push(delivery);
    return new Response(null, { status: await receiver(delivery) });
  });
  return { deliveries, settled: () => hooks.settled() };
}

/** Resolves when the delivery of what was caused so far has begun, be it answered or not. */
export const begun = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
