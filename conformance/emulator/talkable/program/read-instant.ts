import { Refusal } from '../../core/refusal.js';
import type { Work } from '../exchange.js';
import { readTime } from '../time.js';

/** The Unix milliseconds of a parameter; refuses what is no time that an answer could repeat. */
export function readInstant({ site, use }: Work, name: string, text: string): number {
  const at = readTime(text, site.setup.utcOffset);
  if (at === undefined) throw new Refusal(use('invalidParameter')(name));
  return at;
}
