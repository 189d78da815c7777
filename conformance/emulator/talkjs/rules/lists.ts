import type { Issue } from '../../../contract/issue.js';
import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest } from '../answers.js';
import { reasonsFrom } from '../reasons.js';
import type { PageOptions, Timeline } from '../state/timeline.js';

export const listRules = {
  readPage: rule(
    { claims: ['TJ-LST-07', 'TJ-LST-08', 'TJ-LST-12', 'TJ-LST-15'] },
    <T>(timeline: Timeline<T>, options: PageOptions<T>): T[] => timeline.page(options),
  ),
  /** Asked when two neighbours on a page have the same time and were not written by one request. */
  orderOfEqualTimes: rule({ assumes: ['ED-27'] }, <T>(page: T[]): T[] => page),
  unknownCursor: rule({ claims: ['TJ-LST-07'], assumes: ['ED-07'] }, (cursor: string): ResponseMessage =>
    badRequest({ startingAfter: [`"${cursor.slice(0, 100)}" is not in this list`] }),
  ),
  /** A `limit` that the contract does not allow: the number to use in its place, or `undefined` to refuse. */
  limitOutOfRange: rule({ claims: ['TJ-LST-11', 'TJ-LST-13', 'TJ-LST-14'] }, (limit: unknown): number | undefined => {
    void limit;
    return undefined;
  }),
  badLimit: rule(
    { claims: ['TJ-LST-11', 'TJ-LST-13', 'TJ-LST-14'], assumes: ['ED-06'] },
    (issues: readonly Issue[]): ResponseMessage => badRequest(reasonsFrom(issues)),
  ),
};
