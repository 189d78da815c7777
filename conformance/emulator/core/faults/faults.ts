import type { EmulatedApi, Outcome } from '../api.js';
import type { Clock } from '../clock.js';
import { contentOf, type RequestMessage, type ResponseMessage } from '../message.js';
import { INJECTED, injectedAnswer } from './answer.js';
import { Entry } from './entry.js';
import { isCommittedFirst, kindOf, readFault, type FaultOptions } from './options.js';

/** A fault that was injected. */
export interface Fault {
  readonly id: string;
  readonly options: FaultOptions;
  /** The requests that are hit, counted among those that match from 1; absent where there is no end to them. */
  readonly plan?: readonly number[];
  /** Requests that matched so far, and those of them that were hit. */
  readonly matched: number;
  readonly hits: number;
  /** Takes it back; what hangs by it is dropped. False where that was done before. */
  remove(): boolean;
}

/** Faults of an emulator. */
export interface Faults {
  /** Makes requests go wrong from now on; those that match an earlier fault are that one's. */
  inject(fault: FaultOptions): Fault;
  /** Oldest first, with how often each was hit. */
  list(): Fault[];
  /** Takes a fault back; what hangs by it is dropped. False where there is none of this id. */
  remove(id: string): boolean;
  /** Takes all faults back; what hangs is dropped. */
  clear(): void;
}

type Run = () => Outcome | Promise<Outcome>;

const DROPPED: ResponseMessage = { status: 0, headers: {}, body: '', breaks: 'dropped' };

/** An answer without a body has no middle to end in. */
const cut = (answer: ResponseMessage): ResponseMessage =>
  contentOf(answer).length === 0 ? DROPPED : { ...answer, breaks: 'truncated' };

export class FaultCentre implements Faults {
  readonly #apis: readonly EmulatedApi[];
  readonly #clock: Clock;
  #entries: Entry[] = [];
  #ids = 0;

  constructor(apis: readonly EmulatedApi[], clock: Clock) {
    this.#apis = apis;
    this.#clock = clock;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  inject(fault: unknown, name = 'faults.inject()'): Fault {
    const options = readFault(fault, name);
    this.#assertKnown(options, name);
    this.#ids += 1;
    const entry = new Entry(`fault_${String(this.#ids)}`, options);
    this.#entries.push(entry);
    return this.#show(entry);
  }

  list(): Fault[] {
    return this.#entries.map((entry) => this.#show(entry));
  }

  remove(id: string): boolean {
    const entry = this.#entries.find((one) => one.id === id);
    this.#entries = this.#entries.filter((one) => one !== entry);
    entry?.release();
    return entry !== undefined;
  }

  clear(): void {
    for (const { id } of [...this.#entries]) this.remove(id);
  }

  /** Carries a request out, or what a fault makes of it. */
  around(request: RequestMessage, run: Run): Outcome | Promise<Outcome> {
    const api = this.#apis.find((one) => one.serves(request.path));
    const operation = api?.operationOf?.(request);
    const entry = this.#entries.find((one) => one.matches(request, api?.name, operation?.id));
    if (!entry?.count()) return run();
    const injected = (response: ResponseMessage, assumed: readonly string[] = []): Outcome => ({
      response: { ...response, headers: { ...response.headers, [INJECTED]: entry.id } },
      operationId: operation?.id,
      assumed,
      injected: entry.id,
    });
    return this.#strike(entry, request, run, injected, () => injectedAnswer(entry.options, operation, api?.contract));
  }

  async #strike(
    entry: Entry,
    request: RequestMessage,
    run: Run,
    injected: (response: ResponseMessage, assumed?: readonly string[]) => Outcome,
    answer: () => ResponseMessage,
  ): Promise<Outcome> {
    const { delayMs = 0 } = entry.options;
    const real = isCommittedFirst(entry.options) ? await run() : undefined;
    if (delayMs > 0 && !(await entry.wait(request, this.#clock, delayMs))) return injected(DROPPED);
    switch (kindOf(entry.options)) {
      case 'status':
        return injected(answer());
      case 'truncate':
        return real ? injected(cut(real.response), real.assumed) : injected(DROPPED);
      case 'hang':
        await entry.wait(request, this.#clock);
        return injected(DROPPED);
      case 'drop':
        return injected(DROPPED);
      case 'delay':
        return real ?? run();
    }
  }

  #show(entry: Entry): Fault {
    return {
      id: entry.id,
      options: entry.options,
      ...(entry.plan && { plan: entry.plan }),
      get matched() {
        return entry.matched;
      },
      get hits() {
        return entry.hits;
      },
      remove: () => this.remove(entry.id),
    };
  }

  #assertKnown({ api, operation }: FaultOptions, name: string): void {
    const told = name.replace(/: .*/, '');
    const known = this.#apis.map((one) => one.name);
    if (api !== undefined && !known.includes(api))
      throw new TypeError(`${told}: api is ${JSON.stringify(api)}; there are: ${known.join(', ')}.`);
    const ids = this.#apis
      .filter((one) => api === undefined || one.name === api)
      .flatMap((one) => [...(one.contract?.operations.keys() ?? [])]);
    if (operation !== undefined && !ids.includes(operation))
      throw new TypeError(`${told}: operation is ${JSON.stringify(operation)}; there are: ${ids.join(', ')}.`);
  }
}
