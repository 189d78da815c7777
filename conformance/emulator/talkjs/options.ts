import type { Contract } from '../../contract/contract.js';
import type { TalkJSChoices } from './decisions.js';
import { versionsOf } from './settings.js';
import type { AppCredentials } from './state/app.js';

export interface TalkJSOptions {
  /** The apps that exist, with their secret keys. At least one. */
  readonly apps: readonly AppCredentials[];
  /** The edition of the documentation to follow; default `current`. */
  readonly edition?: string;
  /** A contract to hold to in place of the edition's. */
  readonly contract?: Contract;
  /** What to choose where no source settles a matter; the default is the first choice of each. */
  readonly decisions?: TalkJSChoices;
  /** Default API version of the apps; without it the newest. */
  readonly apiVersion?: string;
}

/** Throws a `TypeError` that names the option that is not as it should be. */
export function checkOptions({ apps, apiVersion }: TalkJSOptions, contract: Contract): void {
  const given: unknown = apps;
  if (!Array.isArray(given) || given.length === 0)
    throw new TypeError('talkjs.apps is empty or no list: name at least one { appId, secretKey }.');
  for (const { appId, secretKey } of apps) {
    if (!appId || !secretKey)
      throw new TypeError(`talkjs.apps: appId and secretKey must not be empty (app "${appId}").`);
  }
  const versions = versionsOf(contract);
  if (apiVersion !== undefined && !versions.includes(apiVersion)) {
    throw new TypeError(`talkjs.apiVersion is "${apiVersion}"; there are: ${versions.join(', ')}.`);
  }
}
