import type { Contract } from '../../contract/contract.js';
import { valueAt } from '../../contract/json-pointer.js';
import type { TalkJSOptions } from './api.js';
import { talkjsRules } from './rules/index.js';

const versionsOf = (contract: Contract): unknown =>
  valueAt(contract.document, '/components/parameters/RestVersion/schema/enum');

/** Throws a `TypeError` that names the option that is not as it should be. */
export function checkOptions({ apps, apiVersion, rules = {} }: TalkJSOptions, contract: Contract): void {
  const given: unknown = apps;
  if (!Array.isArray(given) || given.length === 0)
    throw new TypeError('talkjs.apps is empty or no list: name at least one { appId, secretKey }.');
  for (const { appId, secretKey } of apps) {
    if (!appId || !secretKey)
      throw new TypeError(`talkjs.apps: appId and secretKey must not be empty (app "${appId}").`);
  }
  const versions = versionsOf(contract);
  if (apiVersion !== undefined && Array.isArray(versions) && !versions.includes(apiVersion)) {
    throw new TypeError(`talkjs.apiVersion is "${apiVersion}"; there are: ${versions.join(', ')}.`);
  }
  const unknown = Object.keys(rules).filter((name) => !Object.hasOwn(talkjsRules, name));
  if (unknown.length > 0) throw new TypeError(`talkjs.rules names no rule of the emulator: ${unknown.join(', ')}.`);
}
