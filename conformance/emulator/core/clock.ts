/** The emulator's time. It runs with the system's clock, shifted by what it was advanced; a manual one stands still in between. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Moves time forward by so many milliseconds (0 or more). */
  advance(milliseconds: number): void;
  /** Stands at this Unix millisecond until it is advanced. */
  freeze(at?: number): void;
}

/** The last millisecond that a date can hold. */
const END_OF_TIME = 8.64e15;

export function createClock(source: () => number = Date.now): Clock {
  let shift = 0;
  let frozenAt: number | undefined;
  const now = (): number => (frozenAt ?? source()) + shift;
  return {
    now,
    advance(milliseconds) {
      if (!(milliseconds >= 0 && now() + milliseconds <= END_OF_TIME)) {
        throw new RangeError(`clock.advance takes milliseconds of 0 or more, to a time that a date can hold, not ${String(milliseconds)}.`);
      }
      shift += milliseconds;
    },
    freeze(at = now()) {
      frozenAt = at;
      shift = 0;
    },
  };
}
