import type { Clock } from './clock.js';
import { keepAlive } from './timers.js';

/** One try to deliver a webhook. */
export interface Attempt {
  /** Unix milliseconds of the emulator's clock. */
  readonly at: number;
  /** The status that the receiver answered, or why there is none. */
  readonly outcome: number | 'timed out' | 'no answer' | 'not sent';
  readonly reason?: string;
}

/** A webhook on its way to one receiver. */
export interface Delivery {
  readonly id: number;
  readonly api: string;
  /** The app or site that it is about. */
  readonly tenant: string;
  readonly event: string;
  /** Where it goes; `in-process` to a listener. */
  readonly url: string;
  readonly body: string;
  /** The ids of the guesses that the body rests on. */
  readonly assumed: readonly string[];
  /** Those of the last attempt. */
  readonly headers: Readonly<Record<string, string>>;
  readonly attempts: readonly Attempt[];
  readonly state: 'pending' | 'delivered' | 'failed';
}

/** A webhook to be delivered, and how. */
export interface Order extends Pick<Delivery, 'api' | 'tenant' | 'event' | 'url' | 'body' | 'assumed'> {
  /** Of an attempt at this Unix millisecond. */
  headersAt(at: number): Readonly<Record<string, string>>;
  /** Delivers it once, and answers with the receiver's status. */
  send(headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<number>;
  /** How long a receiver has, in milliseconds. */
  readonly timeoutMs: number;
  /** How often it is tried. */
  readonly attempts: number;
  isTakenIn(status: number): boolean;
  /** Called whenever it was delivered. */
  readonly taken?: () => void;
  /** Whether an attempt that brought no answer in time is followed by another. */
  retriesUnanswered(): boolean;
}

interface Entry {
  readonly order: Order;
  readonly id: number;
  readonly attempts: Attempt[];
  headers: Readonly<Record<string, string>>;
  state: Delivery['state'];
  /** Attempts that are left. */
  left: number;
}

const CAPACITY = 1000;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_AT_ONCE = 50;

const show = ({ id, order, headers, attempts, state }: Entry): Delivery => ({
  id,
  api: order.api,
  tenant: order.tenant,
  event: order.event,
  url: order.url,
  body: order.body,
  assumed: order.assumed,
  headers,
  attempts: [...attempts],
  state,
});

/** The deepest message: what `fetch` throws says only that it failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}

/** Whether time passes by itself; a clock may be the caller's own, and tell no time. */
function runs(clock: Clock): boolean {
  try {
    return !clock.state().frozen;
  } catch {
    return false;
  }
}

/**
 * Delivers webhooks in their order, 50 at once, and keeps the last 1,000 or 64 MiB of them. Where so many are waiting,
 * another one is not sent. Nothing that a receiver does is thrown.
 */
export class Outbox {
  readonly #clock: Clock;
  #entries: Entry[] = [];
  #waiting: Entry[] = [];
  /** What is under way, and how it is broken off. */
  readonly #running = new Map<Entry, () => void>();
  #ids = 0;
  #bytes = 0;
  #onSettled: (() => void)[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(order: Order): void {
    this.#ids += 1;
    const entry: Entry = { order, id: this.#ids, attempts: [], headers: {}, state: 'pending', left: order.attempts };
    this.#entries.push(entry);
    this.#bytes += order.body.length;
    this.#forgetOldest();
    this.#enqueue(entry);
  }

  /** Oldest first. */
  all(): Delivery[] {
    return this.#entries.map(show);
  }

  /** Delivers one that was delivered or has failed once more; answers undefined where there is no such one. */
  redeliver(id: number): Delivery | undefined {
    const entry = this.#entries.find((one) => one.id === id && one.state !== 'pending');
    if (!entry) return undefined;
    Object.assign(entry, { state: 'pending', left: entry.order.attempts });
    this.#enqueue(entry);
    return show(entry);
  }

  /** Resolves when nothing is pending; on a clock that stands still, a receiver that hangs is pending for good. */
  settled(): Promise<void> {
    if (this.#isSettled()) return Promise.resolve();
    // A receiver that hangs is given up by a clock that runs, if the process goes on until then.
    const letGo = runs(this.#clock) ? keepAlive() : undefined;
    return new Promise((resolve) => {
      this.#onSettled.push(() => {
        letGo?.();
        resolve();
      });
    });
  }

  /** Gives up what is pending. */
  giveUp(): void {
    const pending = [...this.#running.keys(), ...this.#waiting];
    for (const breakOff of [...this.#running.values()]) breakOff();
    this.#running.clear();
    this.#waiting = [];
    for (const entry of pending) entry.state = 'failed';
    this.#tellSettled();
  }

  /** Gives up what is pending, and forgets everything. */
  clear(): void {
    this.giveUp();
    this.#entries = [];
    this.#bytes = 0;
  }

  #isSettled(): boolean {
    return this.#running.size === 0 && this.#waiting.length === 0;
  }

  #tellSettled(): void {
    if (!this.#isSettled()) return;
    for (const tell of this.#onSettled.splice(0)) tell();
  }

  #forgetOldest(): void {
    while (this.#entries.length > CAPACITY || this.#bytes > MAX_BYTES) {
      const oldest = this.#entries.findIndex(({ state }) => state !== 'pending');
      if (oldest === -1) return;
      const [forgotten] = this.#entries.splice(oldest, 1);
      this.#bytes -= forgotten?.order.body.length ?? 0;
    }
  }

  #enqueue(entry: Entry): void {
    if (this.#waiting.length >= CAPACITY || this.#bytes > MAX_BYTES) {
      const reason = 'too many deliveries are waiting';
      entry.attempts.push({ at: this.#clock.now(), outcome: 'not sent', reason });
      entry.state = 'failed';
      return;
    }
    this.#waiting.push(entry);
    // The request that caused it is answered first.
    queueMicrotask(() => {
      this.#startWaiting();
    });
  }

  #startWaiting(): void {
    while (this.#running.size < MAX_AT_ONCE) {
      const entry = this.#waiting.shift();
      if (!entry) break;
      try {
        this.#attempt(entry);
      } catch {
        // The clock is the caller's own and tells no time, which the next request is told.
        entry.state = 'failed';
      }
    }
    this.#tellSettled();
  }

  #attempt(entry: Entry): void {
    const at = this.#clock.now();
    entry.headers = entry.order.headersAt(at);
    const abort = new AbortController();
    const stop = (): void => {
      forgetTimeout();
      this.#running.delete(entry);
      abort.abort();
    };
    const end = (attempt: Omit<Attempt, 'at'>): void => {
      if (abort.signal.aborted) return;
      stop();
      entry.attempts.push({ at, ...attempt });
      this.#settle(entry, attempt.outcome);
    };
    const forgetTimeout = this.#clock.at(at + entry.order.timeoutMs, () => {
      end({ outcome: 'timed out' });
    });
    entry.left -= 1;
    this.#running.set(entry, stop);
    entry.order.send(entry.headers, abort.signal).then(
      (status) => {
        end({ outcome: status });
      },
      (error: unknown) => {
        end({ outcome: 'no answer', reason: reasonOf(error) });
      },
    );
  }

  #settle(entry: Entry, outcome: Attempt['outcome']): void {
    const isAnswer = typeof outcome === 'number';
    if (isAnswer && entry.order.isTakenIn(outcome)) {
      entry.state = 'delivered';
      entry.order.taken?.();
    } else if (entry.left > 0 && (isAnswer || entry.order.retriesUnanswered())) this.#waiting.unshift(entry);
    else entry.state = 'failed';
    this.#startWaiting();
  }
}
