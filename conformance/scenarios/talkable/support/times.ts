import type { Answer } from '../../../harness/answer.js';
import { expectThat } from '../../../harness/expect.js';

const NAME = /(_at|^order_date|^valid_until)$/;

/** A point in time of an answer: where it stands and what stands there. */
export interface Time {
  readonly where: string;
  readonly value: unknown;
}

/** All points in time of an answer that are not null, by the names that they go by. */
export function timesOf(answer: Answer): Time[] {
  const found: Time[] = [];
  const walk = (value: unknown, where: string): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, inner] of Object.entries(value)) {
      if (NAME.test(key) && inner !== null)
        found.push({ where: `${answer.request} at ${where}/${key}`, value: inner });
      else walk(inner, `${where}/${key}`);
    }
  };
  walk(answer.body, '');
  return found;
}

const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d(:?\d\d)?)$/;

export function expectIso({ where, value }: Time): void {
  const ok = typeof value === 'string' && ISO_8601.test(value) && !Number.isNaN(Date.parse(value));
  expectThat(ok, `${where}: ${JSON.stringify(value)} is no point in time in ISO 8601`);
}

export function expectMillisecondsAndOffset({ where, value }: Time): void {
  const ok = typeof value === 'string' && /T\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/.test(value);
  expectThat(ok, `${where}: ${JSON.stringify(value)} does not have milliseconds and a numeric offset`);
}
