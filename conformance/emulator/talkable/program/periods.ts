import type { Asks } from '../exchange.js';

export const DAY = 24 * 60 * 60 * 1000;

type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Local time in milliseconds: from the first to before the second. */
export interface Span {
  readonly from: number;
  readonly before: number;
}

/** The first moment of the period after the one that this moment lies in. */
function nextStart(period: Period, at: number, firstDayOfWeek: number): number {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (period) {
    case 'day':
      return at + DAY;
    case 'week':
      return at + (7 - ((date.getUTCDay() - firstDayOfWeek + 7) % 7)) * DAY;
    case 'month':
      return Date.UTC(year, month + 1, 1);
    case 'quarter':
      return Date.UTC(year, month - (month % 3) + 3, 1);
    case 'year':
      return Date.UTC(year + 1, 0, 1);
  }
}

/** A span divided into periods, the first and last one cut to it; `undefined` for more than `most`. */
export function divide({ from, before }: Span, period: Period, { decide }: Asks, most: number): Span[] | undefined {
  const firstDay = period === 'week' && decide('week') === 'sunday' ? 0 : 1;
  const spans: Span[] = [];
  for (let at = from; at < before; at = spans.at(-1)?.before ?? before) {
    if (spans.length === most) return undefined;
    spans.push({ from: at, before: Math.min(before, nextStart(period, at, firstDay)) });
  }
  return spans;
}

/** The day of `2026-07-31` or `7/31/2026` in milliseconds; `undefined` where there is no such day. */
export function readDay(text: string): number | undefined {
  const parts = text.includes('-') ? text.split('-') : text.split('/');
  const [first = 0, second = 0, third = 0] = parts.map(Number);
  const [year, month, day] = text.includes('-') ? [first, second, third] : [third, first, second];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isSame = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isSame ? date.getTime() : undefined;
}
