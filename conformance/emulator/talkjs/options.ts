import type { Contract } from '../../contract/contract.js';
import { receiversOf, type Receiver } from '../core/receivers.js';
import { listOf, object, optional, passing, readAs, record, repeated, secret, someText } from '../core/shape.js';
import type { TalkJSChoices } from './decisions.js';
import { versionsOf } from './settings.js';
import type { AppCredentials } from './state/app.js';

/** An app that the emulator serves. */
export interface AppOptions extends AppCredentials {
  /** Where its webhooks are delivered to. */
  readonly webhooks?: readonly Receiver[];
}

export interface TalkJSOptions {
  /** The apps that exist, with their secret keys. At least one. */
  readonly apps: readonly AppOptions[];
  /** The edition of the documentation to follow; default `current`. */
  readonly edition?: string;
  /** A contract to hold to in place of the edition's. */
  readonly contract?: Contract;
  /** What to choose where no source settles a matter; the default is the first choice of each. */
  readonly decisions?: TalkJSChoices;
  /** Default API version of the apps; without it the newest. */
  readonly apiVersion?: string;
}

/** A segment of a path that no client takes for a way up or for none. */
const isAppId = (id: unknown): boolean =>
  typeof id === 'string' && !['', '.', '..'].includes(id) && !/\p{Surrogate}|\0/u.test(id);

const app = record<AppOptions>({
  appId: passing(isAppId, 'a text that is not empty, "." or ".."'),
  secretKey: secret,
  webhooks: optional(passing(Array.isArray, 'a list of receivers')),
});

const shape = record<TalkJSOptions>({
  apps: listOf(app, { min: 1, must: 'a list of at least one { appId, secretKey }' }),
  edition: optional(someText),
  contract: optional(object) as never,
  decisions: optional(object) as never,
  apiVersion: optional(someText),
});

/** Throws a `TypeError` that names the option that is not as it should be. */
export function checkOptions(options: TalkJSOptions): void {
  const { apps } = readAs(shape, options, 'talkjs');
  const twice = repeated(apps.map(({ appId }) => appId));
  if (twice)
    throw new TypeError(`talkjs.apps[${String(twice.index)}].appId is "${twice.value}", as that of an app before it.`);
}

/** The same for what the contract of an edition knows: the version, and the events that receivers want. */
export function checkByContract({ apiVersion, apps }: TalkJSOptions, contract: Contract): void {
  const receivers = receiversOf([...contract.webhooks.keys()]);
  for (const [index, { webhooks = [] }] of apps.entries())
    readAs(receivers, webhooks, `talkjs.apps[${String(index)}].webhooks`);
  const versions = versionsOf(contract);
  if (apiVersion === undefined || versions.includes(apiVersion)) return;
  throw new TypeError(`talkjs.apiVersion is "${apiVersion}"; there are: ${versions.join(', ')}.`);
}
