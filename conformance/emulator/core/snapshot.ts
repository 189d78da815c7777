import type { EmulatedApi } from './api.js';
import { clockState, type Clock } from './clock.js';
import { readAs, type Shape, type ShapesOf, record } from './shape.js';

const CLOCK = 'clock';

const asIs: Shape<unknown> = (value) => value;

/** The clock and every API, by name. What it holds is the state itself. */
export function takeSnapshot(apis: readonly EmulatedApi[], clock: Clock): Record<string, unknown> {
  const parts = apis.map((api) => [api.name, api.snapshot()] as const);
  return { [CLOCK]: clock.state(), ...Object.fromEntries(parts) };
}

/** Reads all parts before it changes any. */
export function restoreSnapshot(apis: readonly EmulatedApi[], clock: Clock, snapshot: unknown): void {
  const names = Object.fromEntries([CLOCK, ...apis.map((api) => api.name)].map((name) => [name, asIs]));
  const parts = readAs(record(names as ShapesOf<Record<string, unknown>>), snapshot, 'snapshot');
  const commits = apis.map((api) => api.restore(parts[api.name]));
  const state = readAs(clockState, parts[CLOCK], `snapshot.${CLOCK}`);
  clock.restore(state);
  for (const commit of commits) commit();
}
