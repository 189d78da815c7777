/** The emulator's time. It runs with the system's clock, shifted by what it was advanced; a manual one stands still in between. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Moves time forward by so many milliseconds (0 or more). */
  advance(milliseconds: number): void;
  /** Stands at this Unix millisecond until it is advanced. */
  freeze(at?: number): void;
}

/** Up to here a date is written with a year of four digits, in whatever time zone. */
const END_OF_TIME = Date.UTC(9999, 11, 31);

function checkTime(at: number): number {
  if (at >= 0 && at <= END_OF_TIME) return at;
  throw new RangeError(`The clock shows Unix milliseconds from 0 to the end of the year 9999, not ${String(at)}.`);
}

export function createClock(source: () => number = Date.now): Clock {
  let shift = 0;
  let frozenAt: number | undefined;
  const now = (): number => (frozenAt ?? source()) + shift;
  return {
    now,
    advance(milliseconds) {
      if (!(milliseconds >= 0))
        throw new RangeError(`clock.advance takes milliseconds of 0 or more, not ${String(milliseconds)}.`);
      checkTime(now() + milliseconds);
      shift += milliseconds;
    },
    freeze(at = now()) {
      frozenAt = checkTime(at);
      shift = 0;
    },
  };
}
