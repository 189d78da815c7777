import { UsageError } from '../client/errors.js';
import type { ClientParts } from '../client/parts.js';
import type { ClientSettings } from '../client/client-settings.js';
import { checkSettings, createParts } from '../client/settings.js';
import type { Sign } from '../client/draft.js';
import { headerValues, operations, rateLimits, servers } from '../../generated/talkjs/operations.js';
import { isRepeatable } from './batch.js';
import { credentialSource, type CredentialSource, type Credentials } from './credentials.js';

const versionHeader = 'TalkJS-REST-Version';

/** A documented version of the API. */
export type ApiVersion = (typeof headerValues)[typeof versionHeader][number];

export type TalkJSOptions = Credentials & TalkJSSettings;

export interface TalkJSSettings extends ClientSettings {
  /**
   * Version of the API that calls ask for. Without it an update of the app's default could change what calls mean.
   * @default the newest documented one
   */
  readonly apiVersion?: ApiVersion | undefined;
}

/** Nothing is documented of how long to wait: half a second at first, as other clients of chat services do. */
const backoff = { firstMs: 500, longestMs: 16_000 };

/** Everything the client core needs to know of TalkJS, and the source of its credentials. */
export function bind(options: TalkJSOptions): ClientParts & { readonly credentials: CredentialSource } {
  checkSettings(options, ['appId', 'secretKey', 'legacyAuth', 'token', 'apiVersion']);
  const credentials = credentialSource(options, options.now ?? Date.now);
  const { appId, apiVersion } = options;
  const api = {
    name: 'talkjs',
    operations,
    server: servers[0],
    variables: { appId },
    rateLimits,
    account: appId,
    backoff,
  };
  return { ...createParts(api, options, signer(credentials, apiVersion)), isRepeatable, credentials };
}

function signer({ bearer }: CredentialSource, version: string = newestVersion()): Sign {
  if (!/^\d{4}-\d\d-\d\d$/.test(version)) throw new UsageError('apiVersion must be a date, such as 2024-01-01');
  return async (headers, operation) => {
    // Every request but GET needs it, with or without a body (claim TJ-GEN-03); a form brings its own.
    const isForm = operation.body?.mediaType === 'multipart/form-data';
    if (operation.method !== 'GET' && !isForm && !headers.has('content-type'))
      headers.set('content-type', 'application/json');
    if (operation.public) return;
    headers.set('authorization', `Bearer ${await bearer()}`);
    if (!headers.has(versionHeader)) headers.set(versionHeader, version);
  };
}

const newestVersion = (): string => headerValues[versionHeader].toSorted().at(-1) ?? '';
