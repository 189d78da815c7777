import { sendable } from '../client/credential.js';
import { UsageError } from '../client/errors.js';
import type { ClientParts } from '../client/parts.js';
import { checkSettings, createParts, type ClientSettings } from '../client/settings.js';
import { operations, servers } from '../../generated/talkable/operations.js';
import { readEnvelope } from './envelope.js';

export interface TalkableOptions extends TalkableFetchOptions {
  /** "Site ID" of the site that calls are about, from the dashboard. A call may name another one in `site_slug`. */
  readonly siteSlug: string;
}

export interface TalkableFetchOptions extends ClientSettings {
  /** The API key, from the account settings. It opens all data of the site and stays on the back end. */
  readonly apiKey: string;
}

/** Everything the client core needs to know of Talkable. */
export function bind(options: TalkableOptions): ClientParts {
  checkSettings(options, ['apiKey', 'siteSlug']);
  const { siteSlug } = options;
  if (typeof siteSlug !== 'string' || siteSlug === '')
    throw new UsageError('siteSlug must be the "Site ID" of the dashboard, a string that is not empty');
  return { ...partsOf(options), shared: { site_slug: siteSlug } };
}

/** The same without a site: the caller writes whole requests. */
export function bindFetch(options: TalkableFetchOptions): ClientParts {
  checkSettings(options, ['apiKey']);
  return partsOf(options);
}

function partsOf(options: TalkableFetchOptions): ClientParts {
  const credential = `Bearer ${sendable(options.apiKey, 'apiKey must be')}`;
  const parts = createParts({ operations, server: servers[0] }, options, (headers) => {
    headers.set('authorization', credential);
    if (!headers.has('accept')) headers.set('accept', 'application/json');
  });
  return { ...parts, envelope: readEnvelope };
}
