import type { Contract } from '../../contract/contract.js';
import { valueAt } from '../../contract/json-pointer.js';
import { listOf, object, optional, passing, readAs, record, repeated, secret, someText } from '../core/shape.js';
import type { TalkJSOptions } from './api.js';
import { talkjsRules } from './rules/index.js';
import type { AppCredentials } from './state/app.js';

/** A segment of a path that no client takes for a way up or for none. */
const isAppId = (id: unknown): boolean =>
  typeof id === 'string' && !['', '.', '..'].includes(id) && !/\p{Surrogate}|\0/u.test(id);

const app = record<AppCredentials>({
  appId: passing(isAppId, 'a text that is not empty, "." or ".."'),
  secretKey: secret,
});

const shape = record<TalkJSOptions>({
  apps: listOf(app, { min: 1, must: 'a list of at least one { appId, secretKey }' }),
  edition: optional(someText),
  contract: optional(object) as never,
  rules: optional(object),
  apiVersion: optional(someText),
});

/** Throws a `TypeError` that names the option that is not as it should be. */
export function checkOptions(options: TalkJSOptions): void {
  const { apps, rules = {} } = readAs(shape, options, 'talkjs');
  const twice = repeated(apps.map(({ appId }) => appId));
  if (twice)
    throw new TypeError(`talkjs.apps[${String(twice.index)}].appId is "${twice.value}", as that of an app before it.`);
  const unknown = Object.keys(rules).filter((name) => !Object.hasOwn(talkjsRules, name));
  if (unknown.length > 0) throw new TypeError(`talkjs.rules names no rule of the emulator: ${unknown.join(', ')}.`);
}

const versionsOf = (contract: Contract): unknown =>
  valueAt(contract.document, '/components/parameters/RestVersion/schema/enum');

/** The same for the version, which the contract of an edition knows. */
export function checkVersion({ apiVersion }: TalkJSOptions, contract: Contract): void {
  const versions = versionsOf(contract);
  if (apiVersion === undefined || !Array.isArray(versions) || versions.includes(apiVersion)) return;
  throw new TypeError(`talkjs.apiVersion is "${apiVersion}"; there are: ${versions.join(', ')}.`);
}
