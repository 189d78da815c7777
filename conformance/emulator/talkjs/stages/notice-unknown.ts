import type { Contract } from '../../../contract/contract.js';
import type { Operation } from '../../../contract/operation.js';
import { knownNames, unknownNames, type KnownNames } from '../../core/known-names.js';
import { operationOf } from '../../core/stages.js';
import { badFields } from '../answers.js';
import type { TalkJSExchange, TalkJSStage } from '../exchange.js';

const NOTHING: readonly string[] = [];
const SHOWN = 20;

interface Known {
  readonly query: ReadonlySet<string>;
  readonly body: KnownNames | undefined;
}

function knownTo(contract: Contract, operation: Operation): Known {
  const [schema] = operation.body?.content.values() ?? [];
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => parameter.name);
  return { query: new Set(query), body: schema === undefined ? undefined : knownNames(contract.document, schema) };
}

const unknownQuery = (exchange: TalkJSExchange, { query }: Known): readonly string[] =>
  exchange.request.query === '' ? NOTHING : [...exchange.query.keys()].filter((name) => !query.has(name));

const strange = (names: readonly string[], reason: string): Record<string, string[]> =>
  Object.fromEntries(names.slice(0, SHOWN).map((name) => [name.slice(0, 100), [reason]]));

/** Ignores or refuses query parameters and body fields that the contract does not know. */
export function noticeUnknown(contract: Contract): TalkJSStage {
  const known = new Map<string, Known>();
  return (exchange) => {
    const operation = operationOf(exchange);
    const names = known.get(operation.id) ?? knownTo(contract, operation);
    known.set(operation.id, names);
    const inQuery = unknownQuery(exchange, names);
    const inBody = names.body && exchange.body !== undefined ? unknownNames(exchange.body, names.body) : NOTHING;
    if (inQuery.length > 0 && exchange.decide('unknownParameter') === 'refuse')
      throw badFields(exchange, strange(inQuery, 'is not a parameter of this call'));
    if (inBody.length > 0 && exchange.decide('unknownField') === 'refuse')
      throw badFields(exchange, strange(inBody, 'is not a field of this body'));
    return undefined;
  };
}
