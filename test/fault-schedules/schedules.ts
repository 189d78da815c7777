import fc from 'fast-check';

import type { FaultOptions } from '../../conformance/emulator/index.js';

/** One call, what befalls each of its requests in turn, and when its caller loses patience. */
export interface Schedule {
  readonly kind: 'send' | 'adjust';
  readonly messages: number;
  /** Whether the caller gives keys of its own. */
  readonly ownKeys: boolean;
  readonly faults: readonly FaultOptions[];
  readonly retry: number | undefined;
  readonly timeoutMs: number | undefined;
  readonly abortAfterMs: number | undefined;
}

const commit = fc.constantFrom('before' as const, 'after' as const);

const retryAfter = fc.option(fc.constantFrom(0, 1, 7, 30, 90, 'Tue, 07 Jul 2026 12:00:20 GMT'), { nil: undefined });

const fault: fc.Arbitrary<FaultOptions> = fc.oneof(
  retryAfter.map((wait) => ({ status: 429, ...(wait !== undefined && { retryAfter: wait }) })),
  fc.record({ status: fc.constantFrom(500, 502, 503, 504), commit, html: fc.boolean() }),
  fc.record({ drop: fc.constant(true as const), commit }),
  fc.constant({ truncate: true as const }),
  fc.record({ hang: fc.constant(true as const), commit }),
  fc.record({ delayMs: fc.constantFrom(10, 900, 70_000), commit }),
);

const orUsual = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const schedule: fc.Arbitrary<Schedule> = fc.record({
  kind: fc.constantFrom('send' as const, 'send' as const, 'adjust' as const),
  messages: fc.integer({ min: 1, max: 3 }),
  ownKeys: fc.boolean(),
  faults: fc.array(fault, { maxLength: 6 }),
  retry: orUsual(fc.integer({ min: 0, max: 5 })),
  timeoutMs: orUsual(fc.constantFrom(300, 2000, 20_000)),
  abortAfterMs: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined, freq: 4 }),
});

/** Calls that are under way at the same time. */
export const schedules = fc.array(schedule, { minLength: 1, maxLength: 3 });
