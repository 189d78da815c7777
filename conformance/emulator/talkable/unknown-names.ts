import type { Contract } from '../../contract/contract.js';
import { follow } from '../../contract/follow.js';
import { JSON_TYPE } from '../core/body.js';
import { keywordAt } from '../core/defaults.js';
import { knownNames } from '../core/known-names.js';
import { operationOf } from '../core/stages.js';
import { noMetric, unpermitted } from './answers.js';
import type { TalkableStage } from './exchange.js';
import { SINGLE } from './reading.js';

const SINGLES = Object.values(SINGLE);

function keysOf({ operations, document }: Contract, operationId: string): ReadonlySet<string> {
  const schema = operations.get(operationId)?.body?.content.get(JSON_TYPE) ?? '';
  return knownNames(document, `${follow(document, schema).at}/properties/data`).own;
}

/** Every name of a metric that a source shows (INF-67). */
function metricsOf({ operations, document }: Contract): ReadonlySet<unknown> {
  const parameter = operations.get('getMetric')?.parameters.find(({ name }) => name === 'metric');
  return new Set(parameter && (keywordAt(document, parameter.schema, 'examples') as unknown[]));
}

/** Notices metrics that do not exist, and keys that no kind of origin has. */
export function noticeUnknownNames(contract: Contract): TalkableStage {
  const keys = new Set(SINGLES.flatMap((id) => [...keysOf(contract, id)]));
  const metrics = metricsOf(contract);
  return (exchange) => {
    const { path, body, decide } = exchange;
    const { id } = operationOf(exchange);
    if (path['metric'] !== undefined && !metrics.has(path['metric'])) throw noMetric(exchange);
    if (id !== 'createOrigin' && !SINGLES.includes(id)) return undefined;
    const [stranger] = Object.keys((body as { readonly data: object }).data).filter((key) => !keys.has(key));
    if (stranger !== undefined && decide('unknownKey') === 'refuse') throw unpermitted(stranger);
    return undefined;
  };
}
