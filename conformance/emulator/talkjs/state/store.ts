import { createTimeline, type Position, type Timeline } from './timeline.js';

/** Objects by id and in order of their insertion. */
export interface Store<T> {
  get(id: string): T | undefined;
  add(entry: T): void;
  remove(entry: T): void;
  clear(): void;
  readonly timeline: Timeline<T>;
}

export function createStore<T extends { readonly id: string; readonly position: Position }>(): Store<T> {
  const byId = new Map<string, T>();
  const timeline = createTimeline<T>((entry) => entry.position);
  return {
    get: (id) => byId.get(id),
    add(entry) {
      byId.set(entry.id, entry);
      timeline.add(entry);
    },
    remove(entry) {
      if (byId.delete(entry.id)) timeline.remove(entry);
    },
    clear() {
      byId.clear();
      timeline.clear();
    },
    timeline,
  };
}
