import { createHash } from 'node:crypto';

import type { EmulatedApi } from './api.js';
import { clockState, type Clock, type ClockState } from './clock.js';
import { readAs } from './shape.js';

/** The form of the parts; another one cannot be put back. */
const FORMAT = 2;

interface Snapshot {
  readonly format: number;
  /** Of the APIs: what was changed since, or cut off, is noticed before anything is put back. */
  readonly checksum: string;
  readonly clock: ClockState;
  /** The state of each API, by its name. */
  readonly apis: Readonly<Record<string, unknown>>;
}

const checksumOf = (apis: unknown): string => createHash('sha256').update(JSON.stringify(apis)).digest('hex');

/** The clock and every API. What it holds is the state itself. */
export function takeSnapshot(apis: readonly EmulatedApi[], clock: Clock): Snapshot {
  const parts = Object.fromEntries(apis.map((api) => [api.name, api.snapshot()]));
  return { format: FORMAT, checksum: checksumOf(parts), clock: clock.state(), apis: parts };
}

function read(snapshot: unknown): Snapshot {
  const { format, checksum, clock, apis } = (snapshot ?? {}) as Partial<Snapshot>;
  const time = readAs(clockState, clock, 'snapshot.clock');
  if (format === FORMAT && apis && checksumOf(apis) === checksum) return { format, checksum, clock: time, apis };
  throw new TypeError('The snapshot must be whole and unchanged, as this version of the emulator gave it.');
}

/**
 * Takes a snapshot over, or throws a `TypeError` for what is none or one of other APIs; what it returns puts all parts
 * in their places.
 */
export function restoreSnapshot(apis: readonly EmulatedApi[], clock: Clock, snapshot: unknown): () => void {
  const { apis: parts, clock: state } = read(snapshot);
  const served = apis.map((api) => api.name).sort();
  const held = Object.keys(parts).sort();
  if (held.join() !== served.join())
    throw new TypeError(`The snapshot holds ${held.join(', ')}; this emulator serves ${served.join(', ')}.`);
  const commits = apis.map((api) => api.restore(parts[api.name]));
  return () => {
    clock.restore(state);
    for (const commit of commits) commit();
  };
}
