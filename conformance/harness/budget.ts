import type { Pacer } from './pacer.js';

/** Why a scenario did not run, or not to its end. */
export const spentReason = (most: number): string => `the ${String(most)} requests of the run are spent`;

/** Thrown in place of sending one request more than a run may send; the scenario then counts as not run. */
export class RequestsSpent extends Error {
  constructor(most: number) {
    super(spentReason(most));
    this.name = 'RequestsSpent';
  }
}

/** Lets no more than so many requests leave, of which some may have left already. */
export function limitRequests(pacer: Pacer, most: number, alreadySent = 0): Pacer {
  let sent = alreadySent;
  return {
    async wait(bucket) {
      if (sent >= most) throw new RequestsSpent(most);
      sent += 1;
      await pacer.wait(bucket);
    },
  };
}
