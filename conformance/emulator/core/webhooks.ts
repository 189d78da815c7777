import type { Contract } from '../../contract/contract.js';
import type { Clock } from './clock.js';
import { sendIn, sendTo, type Listener, type Post } from './deliver.js';
import { Outbox, type Delivery, type Order } from './outbox.js';
import { receiversOf, wants, type Receiver } from './receivers.js';
import { mapOf, object, readAs } from './shape.js';
import { assertInContract } from './webhook-check.js';

/** The receivers of each app or site, by API. */
export type Receivers = Readonly<Record<string, Readonly<Record<string, readonly Receiver[]>>>>;

/**
 * Sends an event of an app or site to whoever wants it; it is written where somebody does. `taken` is called once it
 * was delivered to all of them, at once where there is nobody.
 */
export type Emit = (tenant: string, event: string, write: () => Post, taken?: () => void) => void;

/** An API that sends webhooks. */
export interface Source {
  readonly contract: Contract;
  /** By app or site. */
  readonly receivers: Readonly<Record<string, readonly Receiver[]>>;
  readonly policy: Pick<Order, 'timeoutMs' | 'attempts' | 'retriesUnanswered'> & {
    /** Default: the documented statuses. */
    readonly isTakenIn?: Order['isTakenIn'];
  };
}

/** Webhooks of an emulator, whose events have payloads of these types. */
export interface Webhooks<Events = Readonly<Record<string, unknown>>> {
  /**
   * Delivers an event, or `*` for all, to a function, which answers as a receiver does: with a `Response`, or with
   * nothing for 200. What it returns ends that.
   */
  on<Event extends keyof Events & string>(event: Event, listener: Listener<Events[Event]>): () => void;
  on(event: '*', listener: Listener<Events[keyof Events]>): () => void;
  readonly receivers: Receivers;
  /** Puts receivers in place of those that an app or site has: `{ api: { tenant: [{ url }] } }`. */
  setReceivers(receivers: Receivers): void;
  /** The last 1,000 deliveries, oldest first. */
  readonly outbox: readonly Delivery[];
  /** Delivers one once more, signed anew. */
  redeliver(id: number): Delivery;
  /** Resolves when nothing is pending. */
  settled(): Promise<void>;
}

interface Listening {
  readonly event: string;
  readonly listener: Listener<never>;
}

interface Registered extends Omit<Source, 'receivers'> {
  readonly receivers: Map<string, readonly Receiver[]>;
}

const hears = (one: Listening, event: string): boolean => one.event === event || one.event === '*';

const IN_PROCESS = 'in-process';

/** The webhooks of all APIs of an emulator. */
export class WebhookCentre implements Webhooks {
  readonly #outbox: Outbox;
  readonly #fetch: typeof globalThis.fetch;
  readonly #sources = new Map<string, Registered>();
  readonly #listening = new Set<Listening>();
  /** The ids of the guesses that webhooks and what is simulated rested on since the outbox was emptied. */
  readonly assumed = new Set<string>();

  constructor(clock: Clock, fetch: typeof globalThis.fetch = globalThis.fetch) {
    this.#outbox = new Outbox(clock);
    this.#fetch = fetch;
  }

  register(api: string, source: Source): Emit {
    this.#sources.set(api, { ...source, receivers: new Map(Object.entries(source.receivers)) });
    return (tenant, event, write, taken = () => undefined) => {
      if (this.wants(api, tenant, event)) this.#emit(api, tenant, event, write(), taken);
      else taken();
    };
  }

  on(event: string, listener: Listener<never>): () => void {
    const known = ['*', ...[...this.#sources.values()].flatMap(({ contract }) => [...contract.webhooks.keys()])];
    if (!known.includes(event))
      throw new TypeError(
        `webhooks.on(): there is no event ${JSON.stringify(event)}; there are: ${known.join(', ')}.`,
      );
    if (typeof listener !== 'function') throw new TypeError('webhooks.on(): the listener must be a function.');
    const listening = { event, listener };
    this.#listening.add(listening);
    return () => {
      this.#listening.delete(listening);
    };
  }

  get receivers(): Receivers {
    return Object.fromEntries([...this.#sources].map(([api, { receivers }]) => [api, Object.fromEntries(receivers)]));
  }

  setReceivers(receivers: unknown): void {
    const given = Object.entries(readAs(object, receivers, 'receivers'));
    const changes = given.map(([api, value]: [string, unknown]) => this.#readReceivers(api, value));
    for (const change of changes) change();
  }

  get outbox(): readonly Delivery[] {
    return this.#outbox.all();
  }

  redeliver(id: number): Delivery {
    const delivery = this.#outbox.redeliver(id);
    if (delivery) return delivery;
    throw new TypeError(
      `webhooks.redeliver(): id is ${String(id)}; it must be that of a delivery that is not pending.`,
    );
  }

  settled(): Promise<void> {
    return this.#outbox.settled();
  }

  /** Gives up what is pending. */
  giveUp(): void {
    this.#outbox.giveUp();
  }

  /** Empties the outbox; receivers and listeners stay. */
  clear(): void {
    this.assumed.clear();
    this.#outbox.clear();
  }

  /** Whether an event of an app or site goes to anybody. */
  wants(api: string, tenant: string, event: string): boolean {
    const receivers = this.#sources.get(api)?.receivers.get(tenant) ?? [];
    if (this.#listening.size + receivers.length === 0) return false;
    return (
      receivers.some((receiver) => wants(receiver, event)) || [...this.#listening].some((one) => hears(one, event))
    );
  }

  /** Checks the receivers of an API; what it returns puts them in place. */
  #readReceivers(api: string, given: unknown): () => void {
    const name = `receivers.${api}`;
    const source = this.#sources.get(api);
    if (!source)
      throw new TypeError(`${name}: there is no such API; there are: ${[...this.#sources.keys()].join(', ')}.`);
    const read = Object.entries(readAs(mapOf(receiversOf([...source.contract.webhooks.keys()])), given, name));
    const strange = read.find(([tenant]) => !source.receivers.has(tenant));
    if (strange)
      throw new TypeError(
        `${name} has no ${JSON.stringify(strange[0])}; there are: ${[...source.receivers.keys()].join(', ')}.`,
      );
    return () => {
      for (const [tenant, receiver] of read) source.receivers.set(tenant, receiver);
    };
  }

  #emit(api: string, tenant: string, event: string, post: Post, taken: () => void): void {
    const source = this.#sources.get(api);
    if (!source) return;
    for (const id of post.assumed) this.assumed.add(id);
    const operation = assertInContract(source.contract, event, post);
    const order = {
      ...{ api, tenant, event, body: post.body, assumed: post.assumed, headersAt: post.headersAt },
      isTakenIn: (status: number) => operation.responses.has(status),
      ...source.policy,
    };
    const listeners = [...this.#listening].filter((one) => hears(one, event));
    const receivers = (source.receivers.get(tenant) ?? []).filter((receiver) => wants(receiver, event));
    const waitedFor = new Set<unknown>([...listeners, ...receivers]);
    const takenBy = (one: unknown) => (): void => {
      if (waitedFor.delete(one) && waitedFor.size === 0) taken();
    };
    for (const one of listeners) {
      const send = sendIn(one.listener, post.payload, post.body);
      this.#outbox.add({ ...order, url: IN_PROCESS, send, taken: takenBy(one) });
    }
    for (const one of receivers)
      this.#outbox.add({ ...order, url: one.url, send: sendTo(this.#fetch, one.url, post.body), taken: takenBy(one) });
  }
}
