import type { Tolerate } from '../../core/stages.js';
import type { TalkableRules } from '../rules/index.js';
import type { Site } from '../state/site.js';

/** What the items of a batch look like is not judged when it is accepted. */
export const tolerate: Tolerate<Site, TalkableRules> = (issue, _values, exchange) =>
  issue.in === 'body' &&
  issue.field.startsWith('/data/') &&
  exchange.operation !== undefined &&
  exchange.use('judgedLater')(exchange.operation.id);
