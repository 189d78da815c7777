import { createTimeline, type Position, type Timeline } from './timeline.js';

/** Objects by id and in order of their insertion. */
export interface Store<T> {
  get(id: string): T | undefined;
  add(entry: T): void;
  /** Adds many in one go, whatever their order. */
  fill(entries: readonly T[]): void;
  remove(entry: T): void;
  clear(): void;
  readonly timeline: Timeline<T>;
}

interface Entry {
  readonly id: string;
  readonly position: Position;
}

const positionOf = (entry: Entry): Position => entry.position;

export class TimedStore<T extends Entry> implements Store<T> {
  /** Made when it is first needed: of the stores of a restored state hardly any ever is. */
  #byId: Map<string, T> | undefined;
  readonly timeline: Timeline<T> = createTimeline<T>(positionOf);

  get #index(): Map<string, T> {
    return (this.#byId ??= new Map(this.timeline.all().map((entry) => [entry.id, entry])));
  }

  get(id: string): T | undefined {
    return this.#index.get(id);
  }

  add(entry: T): void {
    this.#index.set(entry.id, entry);
    this.timeline.add(entry);
  }

  fill(entries: readonly T[]): void {
    this.timeline.fill(entries);
    this.#byId = undefined;
  }

  remove(entry: T): void {
    if (this.#index.delete(entry.id)) this.timeline.remove(entry);
  }

  clear(): void {
    this.timeline.clear();
    this.#byId = undefined;
  }
}

export const createStore = <T extends Entry>(): Store<T> => new TimedStore<T>();
