import { flag, passing, record, whole, type Shape } from './shape.js';
import { realWait, Timers, type Wait } from './timers.js';

/**
 * The emulator's time. It runs with the system's clock, shifted by what it was advanced; a manual one stands still
 * in between.
 */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Moves time forward by so many milliseconds (0 or more); what is due on the way is done in its turn. */
  advance(milliseconds: number): void;
  /** Does something when the clock shows this Unix millisecond; what it returns takes that back. */
  at(time: number, run: () => void): () => void;
  /** Stands at this Unix millisecond until it is advanced. */
  freeze(at?: number): void;
  state(): ClockState;
  /** Goes on from a state, standing or running as it was. */
  restore(state: ClockState): void;
}

export interface ClockState {
  /** Unix milliseconds. */
  readonly now: number;
  /** Whether it stands still. */
  readonly frozen: boolean;
}

/** Up to here a date is written with a year of four digits, in whatever time zone. */
const END_OF_TIME = Date.UTC(9999, 11, 31);

const isTime = (at: unknown): at is number => Number.isInteger(at) && Number(at) >= 0 && Number(at) <= END_OF_TIME;

const TIMES = 'whole Unix milliseconds from 0 to the end of the year 9999';

/** The state of a clock, as others hold it. */
export const clockState: Shape<ClockState> = record<ClockState>({ now: passing(isTime, TIMES), frozen: flag });

/** What an option `clock` can be: a clock, or a function that tells the time. */
export const clockOrSource: Shape<Clock | (() => number)> = passing(
  (value) => typeof value === 'function' || isClock(value),
  'a function that gives Unix milliseconds, or the clock of an emulator',
);

const METHODS = ['now', 'advance', 'at', 'freeze', 'state', 'restore'] as const;

const isClock = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  METHODS.every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'function');

/** Milliseconds to advance by. */
export const duration: Shape<number> = whole(0);

function checkTime(at: number): number {
  if (isTime(at)) return at;
  throw new RangeError(`The clock shows ${TIMES}, not ${String(at)}.`);
}

export function createClock(source: () => number = Date.now, wait: Wait = realWait): Clock {
  let shift = 0;
  let frozenAt: number | undefined;
  const timers = new Timers(wait);
  const read = (): number => {
    const at = source();
    if (isTime(at)) return at;
    throw new RangeError(`The option clock must give ${TIMES}, not ${String(at)}.`);
  };
  // A source that runs on, or is set back, cannot leave the range.
  const now = (): number => Math.min(Math.max((frozenAt ?? read()) + shift, 0), END_OF_TIME);
  const rewatch = (): void => {
    if (frozenAt === undefined) timers.watch(now(), wake);
    else timers.unwatch();
  };
  const wake = (): void => {
    try {
      timers.runDue(now());
      rewatch();
    } catch {
      // The source tells no time, which the next request is told.
    }
  };
  read();
  return {
    now,
    advance(milliseconds) {
      if (!Number.isInteger(milliseconds) || milliseconds < 0)
        throw new RangeError(`clock.advance takes whole milliseconds of 0 or more, not ${String(milliseconds)}.`);
      checkTime(now() + milliseconds);
      let left = milliseconds;
      for (let due = timers.next; due !== undefined && due <= now() + left; due = timers.next) {
        const step = Math.max(due - now(), 0);
        shift += step;
        left -= step;
        timers.runDue(now());
      }
      shift += left;
      rewatch();
    },
    at(time, run) {
      const forget = timers.add(time, run);
      rewatch();
      return forget;
    },
    freeze(at = now()) {
      frozenAt = checkTime(at);
      shift = 0;
      timers.runDue(at);
      rewatch();
    },
    state: () => ({ now: now(), frozen: frozenAt !== undefined }),
    restore(state) {
      checkTime(state.now);
      const from = state.frozen ? state.now : read();
      frozenAt = state.frozen ? state.now : undefined;
      shift = state.now - from;
      timers.runDue(state.now);
      rewatch();
    },
  };
}
