import { sendable } from '../client/credential.js';
import { UsageError } from '../client/errors.js';
import type { ClientParts } from '../client/parts.js';
import type { ClientSettings } from '../client/client-settings.js';
import { checkSettings, createParts } from '../client/settings.js';
import { operations, rateLimits, servers } from '../../generated/talkable/operations.js';
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
  return { ...partsOf(options, siteSlug), shared: { site_slug: siteSlug } };
}

/** The same without a site: the caller writes whole requests. */
export function bindFetch(options: TalkableFetchOptions): ClientParts {
  checkSettings(options, ['apiKey']);
  return partsOf(options);
}

/** "Starting in the range of seconds and going up to minutes" (claim TK-THR-06). */
const backoff = { firstMs: 2000, longestMs: 60_000 };

/** Limits are per site and unpublished (claims TK-THR-02, TK-THR-03); without a site, all calls count together. */
function partsOf(options: TalkableFetchOptions, account = ''): ClientParts {
  const credential = `Bearer ${sendable(options.apiKey, 'apiKey must be')}`;
  const parts = createParts(
    { name: 'talkable', operations, server: servers[0], rateLimits, account, backoff },
    options,
    (headers) => {
      headers.set('authorization', credential);
      if (!headers.has('accept')) headers.set('accept', 'application/json');
    },
  );
  return { ...parts, envelope: readEnvelope };
}
