import type { EmulatedApi, Outcome } from '../api.js';
import type { Clock } from '../clock.js';
import type { RequestMessage, ResponseMessage } from '../message.js';
import { INJECTED, injectedAnswer } from './answer.js';
import { readFault, type FaultOptions } from './options.js';
import { planOf, type Plan } from './plan.js';

/** A fault that was injected. */
export interface Fault {
  readonly id: string;
  readonly options: FaultOptions;
  /** The requests that are hit, counted among those that match from 1; absent where there is no end to them. */
  readonly plan?: readonly number[];
  /** Requests that matched so far, and those of them that were hit. */
  readonly matched: number;
  readonly hits: number;
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

interface Entry {
  readonly id: string;
  readonly options: FaultOptions;
  readonly plan: Plan;
  readonly path: RegExp | undefined;
  readonly waiting: Set<() => void>;
  matched: number;
  hits: number;
}

const show = ({ id, options, plan, matched, hits }: Entry): Fault => ({
  id,
  options,
  ...(plan.numbers && { plan: plan.numbers }),
  matched,
  hits,
});

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*')}$`);

const DROPPED: ResponseMessage = { status: 503, headers: {}, body: '', breaks: 'dropped' };

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
    const path = options.path === undefined ? undefined : patternOf(options.path);
    const counts = { waiting: new Set<() => void>(), matched: 0, hits: 0 };
    const entry: Entry = { id: `fault_${String(this.#ids)}`, options, plan: planOf(options), path, ...counts };
    this.#entries.push(entry);
    return show(entry);
  }

  list(): Fault[] {
    return this.#entries.map(show);
  }

  remove(id: string): boolean {
    const entry = this.#entries.find((one) => one.id === id);
    this.#entries = this.#entries.filter((one) => one !== entry);
    for (const drop of entry?.waiting ?? []) drop();
    return entry !== undefined;
  }

  clear(): void {
    for (const { id } of [...this.#entries]) this.remove(id);
  }

  /** Carries a request out, or what a fault makes of it. */
  around(request: RequestMessage, run: () => Outcome | Promise<Outcome>): Outcome | Promise<Outcome> {
    const api = this.#apis.find((one) => one.serves(request.path));
    const operation = api?.operationOf?.(request);
    const entry = this.#entries.find((one) => matches(one, request, api?.name, operation?.id));
    if (!entry) return run();
    entry.matched += 1;
    if (!entry.plan.isHit(entry.matched)) return run();
    entry.hits += 1;
    return this.#strike(entry, run, (real) => ({
      response: real ?? injectedAnswer(entry.options, operation, api?.contract),
      operationId: operation?.id,
      assumed: [],
      injected: entry.id,
    }));
  }

  async #strike(
    entry: Entry,
    run: () => Outcome | Promise<Outcome>,
    injected: (real?: ResponseMessage) => Outcome,
  ): Promise<Outcome> {
    const { status, drop, truncate, hang, commit, delayMs = 0 } = entry.options;
    const isDelayOnly = status === undefined && !drop && !truncate && !hang;
    const real = commit === 'after' || truncate || isDelayOnly ? await run() : undefined;
    if (delayMs > 0 && !(await this.#wait(entry, delayMs))) return injected(DROPPED);
    if (hang) await this.#wait(entry);
    if (drop || hang) return injected(DROPPED);
    if (isDelayOnly && real) return real;
    if (truncate && real) return marked(injected({ ...real.response, breaks: 'truncated' }), entry.id);
    return marked(injected(), entry.id);
  }

  /** Waits on the emulator's clock, or for ever; false where the fault was taken back first. */
  #wait(entry: Entry, milliseconds?: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (waited: boolean): void => {
        entry.waiting.delete(drop);
        forget();
        resolve(waited);
      };
      const drop = (): void => {
        end(false);
      };
      const forget =
        milliseconds === undefined
          ? (): void => undefined
          : this.#clock.at(this.#clock.now() + milliseconds, () => {
              end(true);
            });
      entry.waiting.add(drop);
    });
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

const marked = (outcome: Outcome, id: string): Outcome => ({
  ...outcome,
  response: { ...outcome.response, headers: { ...outcome.response.headers, [INJECTED]: id } },
});

function matches(
  { options, path, plan, matched }: Entry,
  request: RequestMessage,
  api: string | undefined,
  operation: string | undefined,
): boolean {
  return (
    !plan.isOver(matched + 1) &&
    (options.api === undefined || options.api === api) &&
    (options.operation === undefined || options.operation === operation) &&
    (options.method === undefined || options.method === request.method) &&
    (path === undefined || path.test(request.path))
  );
}
