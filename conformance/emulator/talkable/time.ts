import { invalid } from './answers.js';
import type { Work } from './exchange.js';

const MINUTE = 60_000;
const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/;

/** `-07:00` in milliseconds. */
export function offsetMilliseconds(utcOffset: string): number {
  const [hours = '0', minutes = '0'] = utcOffset.slice(1).split(':');
  return (utcOffset.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

/** A time in Unix milliseconds as the API writes it, with the site's offset (TK-DATE-01, TK-DATE-02). */
export const timestamp = (at: number, utcOffset: string): string =>
  `${new Date(at + offsetMilliseconds(utcOffset)).toISOString().slice(0, -1)}${utcOffset}`;

export const timestampOrNull = (at: number | null, utcOffset: string): string | null =>
  at === null ? null : timestamp(at, utcOffset);

/** The Unix milliseconds of a written time; `undefined` where it is none that can be written back. */
export function readTime(text: string, utcOffset: string): number | undefined {
  const at = Date.parse(text);
  return !Number.isNaN(at) && FORM.test(safeTimestamp(at, utcOffset)) ? at : undefined;
}

function safeTimestamp(at: number, utcOffset: string): string {
  try {
    return timestamp(at, utcOffset);
  } catch {
    return '';
  }
}

/** The Unix milliseconds of a parameter; refuses what is no time that an answer could repeat. */
export function readInstant(work: Work, name: string, text: string): number {
  const at = readTime(text, work.site.setup.utcOffset);
  if (at === undefined) throw invalid(work, name);
  return at;
}
