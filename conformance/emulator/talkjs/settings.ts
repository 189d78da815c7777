import type { Contract } from '../../contract/contract.js';
import { pointer, valueAt } from '../../contract/json-pointer.js';
import type { Settings } from './exchange.js';

const HOURS = /^PT(\d+)H$/;
const MS_PER_HOUR = 3_600_000;

/** The API versions that exist. */
export function versionsOf(contract: Contract): readonly string[] {
  const versions = valueAt(contract.document, '/components/parameters/RestVersion/schema/enum');
  return Array.isArray(versions) ? (versions as string[]) : [];
}

/** Reads from the contract what handlers need beyond the types. */
export function readSettings(contract: Contract): Settings {
  return {
    keyHoldsForMs: keyHoldsForMs(contract),
    readByUpTo: numberAt(contract, READ_BY),
    emojiPerMessage: numberAt(contract, EMOJI),
  };
}

function keyHoldsForMs(contract: Contract): number {
  const send = contract.operations.get('sendMessages');
  const at = send && `${pointer('paths', send.path, send.method.toLowerCase(), 'x-talkspec-idempotency')}/holdsFor`;
  const holdsFor = at === undefined ? undefined : valueAt(contract.document, at);
  const hours = typeof holdsFor === 'string' ? HOURS.exec(holdsFor)?.[1] : undefined;
  if (hours === undefined)
    throw new Error('The contract must say for how many hours (PT…H) sendMessages binds an idempotency key.');
  return Number(hours) * MS_PER_HOUR;
}

const EMOJI = '/components/schemas/Message/properties/reactions/maxProperties';
const READ_BY = '/components/schemas/Message/properties/readBy/x-talkspec-filled-up-to/participants';

function numberAt(contract: Contract, at: string): number {
  const limit = valueAt(contract.document, at);
  if (typeof limit !== 'number') throw new Error(`The contract must have a number at ${at}.`);
  return limit;
}
