import { shuffled } from '../ids.js';
import type { FaultOptions, Schedule } from './options.js';

/** Chooses the requests of a schedule, counted from 1: the same seed chooses the same ones. */
function choose({ of, hits, seed = 1 }: Schedule): number[] {
  const numbers = Array.from({ length: of }, (_, index) => index + 1);
  return shuffled(numbers, seed)
    .slice(0, hits)
    .sort((a, b) => a - b);
}

/** Which of the requests that match are hit. */
export interface Plan {
  /** Their numbers, counted from 1, where there is an end to them. */
  readonly numbers: readonly number[] | undefined;
  isHit(number: number): boolean;
  /** Whether no request from this number on is hit. */
  isOver(number: number): boolean;
}

const LISTED = 10_000;

export function planOf({ times = 1, skip = 0, schedule }: FaultOptions): Plan {
  if (schedule) {
    const numbers = choose(schedule);
    const chosen = new Set(numbers);
    const last = numbers.at(-1) ?? 0;
    return { numbers, isHit: (number) => chosen.has(number), isOver: (number) => number > last };
  }
  const last = times === 'always' ? Infinity : skip + times;
  return {
    numbers: last - skip > LISTED ? undefined : Array.from({ length: last - skip }, (_, index) => skip + index + 1),
    isHit: (number) => number > skip && number <= last,
    isOver: (number) => number > last,
  };
}
