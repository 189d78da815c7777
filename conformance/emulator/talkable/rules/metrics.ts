import { json, type ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest } from '../envelope.js';

export type ResultType = 'number' | 'percent' | 'money';

/** A metric that follows from the state: what is counted, or what is summed up. */
export interface Countable {
  readonly resultType: ResultType;
  readonly unique?: boolean;
}

const DAY = 24 * 60 * 60 * 1000;

export const metricRules = {
  unknownMetric: rule({ claims: ['TK-METRIC-04', 'TK-ERR-09'] }, (): ResponseMessage =>
    badRequest('No metric found.'),
  ),
  unsupportedPeriod: rule({ claims: ['TK-METRIC-09'] }, (): ResponseMessage =>
    badRequest('Unsupported option for period segmentation. Supported options: day, week, month, quarter, year'),
  ),
  /** The emulator never makes up a figure. */
  notCounted: rule({}, (reason: string): ResponseMessage =>
    json(501, { ok: false, error_message: `The emulator does not count this: ${reason}` }),
  ),
  tooManyPeriods: rule({ claims: ['TK-ERR-04'], assumes: ['INF-48'] }, (most: number): ResponseMessage =>
    badRequest(`The range has more than ${String(most)} periods; the emulator divides into at most that.`),
  ),
  /** What the figure of a name means is told nowhere. */
  meaning: rule(
    { claims: ['TK-METRIC-02', 'TK-METRIC-03'], assumes: ['INF-45'] },
    <Metric>(metric: Metric): Metric => metric,
  ),
  /** Milliseconds of local time from and before which days are counted. */
  range: rule({ claims: ['TK-METRIC-10'] }, (firstDay: number, lastDay: number): { from: number; before: number } => ({
    from: firstDay,
    before: lastDay + DAY,
  })),
  periodLabel: rule({ claims: ['TK-METRIC-07', 'TK-METRIC-08'] }, (from: number, before: number): string => {
    const day = (at: number): string => {
      const date = new Date(at);
      return `${String(date.getUTCMonth() + 1)}/${String(date.getUTCDate())}/${String(date.getUTCFullYear() % 100).padStart(2, '0')}`;
    };
    return `${day(from)} - ${day(before - DAY)}`;
  }),
  /** The Monday of a week, as 1. */
  firstDayOfWeek: rule({ assumes: ['INF-46'] }, (): number => 1),
};
