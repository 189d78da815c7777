import { path } from '../../../harness/path.js';
import { offerOf } from './referral-steps.js';
import type { Where } from './shapes.js';

/** The offer of an Advocate, or something below it. */
export const atOffer =
  (method: string, below: string, site: 'query' | 'body'): Where =>
  async (context) => ({ method, path: `${path`/offers/${await offerOf(context, 'ann')}`}${below}`, site });
