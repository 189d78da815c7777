import type { Tolerate } from '../../core/stages.js';
import type { TalkJSRules } from '../rules/index.js';
import type { App } from '../state/app.js';

/** A `limit` out of range may be brought back into it (TJ-LST-11), where the rules say so. */
export const tolerate: Tolerate<App, TalkJSRules> = (issue, values, exchange) => {
  if (issue.in !== 'query' || issue.field !== 'limit') return false;
  const instead = exchange.use('limitOutOfRange')(values['limit']);
  if (instead === undefined) return false;
  values['limit'] = instead;
  return true;
};
