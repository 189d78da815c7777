import type { Contract } from '../../contract/contract.js';
import { follow } from '../../contract/follow.js';
import { JSON_TYPE } from '../core/body.js';
import { knownNames } from '../core/known-names.js';
import { operationOf } from '../core/stages.js';
import { unpermitted } from './answers.js';
import type { TalkableStage } from './exchange.js';

const SINGLE = ['createAffiliateMember', 'createPurchase', 'createEvent'];

function keysOf({ operations, document }: Contract, operationId: string): ReadonlySet<string> {
  const schema = operations.get(operationId)?.body?.content.get(JSON_TYPE) ?? '';
  return knownNames(document, `${follow(document, schema).at}/properties/data`).own;
}

/** Notices keys that no kind of origin has; for a person the contract forbids them (TK-PERSON-11). */
export function noticeUnknownKeys(contract: Contract): TalkableStage {
  const known = new Set(SINGLE.flatMap((id) => [...keysOf(contract, id)]));
  return (exchange) => {
    if (!['createOrigin', ...SINGLE].includes(operationOf(exchange).id)) return undefined;
    const { data } = exchange.body as { readonly data: object };
    const [stranger] = Object.keys(data).filter((key) => !known.has(key));
    if (stranger !== undefined && exchange.decide('unknownKey') === 'refuse') throw unpermitted(stranger);
    return undefined;
  };
}
