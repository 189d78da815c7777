import type { Tolerate } from '../core/stages.js';
import type { TalkableDecisions } from './decisions.js';
import type { Site } from './state/site.js';

const BATCHES = ['createAffiliateMembers', 'createPurchases', 'createEvents'];

const BOOLEANS: Readonly<Record<string, boolean>> = { '1': true, '0': false };

/** What is put up with although the contract does not allow it. What the items of a batch look like is left to a job (TK-BATCH-04). */
export const tolerate: Tolerate<Site, TalkableDecisions> = ({ in: place, field, rule, message }, values, exchange) => {
  const { operation, decide, query } = exchange;
  if (place === 'body' && field.startsWith('/data/') && BATCHES.includes(operation?.id ?? '')) return true;
  if (place === 'body' && field === '/data/event_category' && (rule === 'minLength' || rule === 'pattern'))
    return decide('eventCategory') === 'accept';
  const digit = BOOLEANS[query.get(field) ?? ''];
  if (place !== 'query' || message !== 'must be boolean') return false;
  if (decide('booleanInQuery') === 'words' || digit === undefined) return false;
  values[field] = digit;
  return true;
};
