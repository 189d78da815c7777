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
  readonly #byId = new Map<string, T>();
  readonly timeline: Timeline<T> = createTimeline<T>(positionOf);

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  add(entry: T): void {
    this.#byId.set(entry.id, entry);
    this.timeline.add(entry);
  }

  fill(entries: readonly T[]): void {
    for (const entry of entries) this.#byId.set(entry.id, entry);
    this.timeline.fill(entries);
  }

  remove(entry: T): void {
    if (this.#byId.delete(entry.id)) this.timeline.remove(entry);
  }

  clear(): void {
    this.#byId.clear();
    this.timeline.clear();
  }
}

export const createStore = <T extends Entry>(): Store<T> => new TimedStore<T>();
