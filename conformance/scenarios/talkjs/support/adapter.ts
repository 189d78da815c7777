import { createSecretKey } from 'node:crypto';

import jwt from 'jsonwebtoken';

import type { ApiAdapter } from '../../../harness/target.js';
import { sweepConversations } from './sweep.js';
import { throwAwayProjects } from './throw-away.js';

export interface TalkJSCredentials {
  readonly appId: string;
  readonly secretKey: string;
}

/** Claims of a token; whatever is given replaces the documented value. */
export interface TokenOptions {
  readonly tokenType?: string;
  readonly issuer?: unknown;
  readonly subject?: string;
  readonly secretKey?: string;
  readonly algorithm?: jwt.Algorithm;
  /** Seconds from now; negative is in the past. */
  readonly expiresIn?: number | undefined;
  readonly notBefore?: number;
}

/** Signs the token of the documented example: HS256, `tokenType` app, the app id as issuer, 30 seconds. */
export function signToken(credentials: TalkJSCredentials, now: number, options: TokenOptions = {}): string {
  const seconds = Math.floor(now / 1000);
  const {
    tokenType = 'app',
    issuer = credentials.appId,
    secretKey = credentials.secretKey,
    algorithm = 'HS256',
  } = options;
  const expiresIn = 'expiresIn' in options ? options.expiresIn : 30;
  const payload = {
    tokenType,
    iss: issuer,
    iat: seconds,
    ...(expiresIn === undefined ? {} : { exp: seconds + expiresIn }),
    ...(options.notBefore === undefined ? {} : { nbf: seconds + options.notBefore }),
    ...(options.subject === undefined ? {} : { sub: options.subject }),
  };
  const key = algorithm === 'none' ? '' : createSecretKey(Buffer.from(secretKey));
  return jwt.sign(payload, key, { algorithm, noTimestamp: false, allowInsecureKeySizes: true });
}

export const talkjsAdapter: ApiAdapter<TalkJSCredentials> = {
  name: 'talkjs',
  prefix: ({ appId }) => `/v1/${encodeURIComponent(appId)}`,
  serverPrefix: '/v1',
  // The page of 2020-12-15 knows no tokens, only the secret key.
  authorization: (credentials, now, edition) =>
    `Bearer ${edition === '2020-12-15' ? credentials.secretKey : signToken(credentials, now)}`,
  secrets: ({ secretKey }) => [secretKey],
  refusal: async (api, { secretKey }) => {
    const asKey = api.withAuthorization(`Bearer ${secretKey}`);
    const statuses = await Promise.all(
      [api, asKey].map(async (one) => (await one.get('/users', { query: { limit: 1 } })).status),
    );
    return statuses.every((status) => status === 401 || status === 404)
      ? `GET /users answers ${statuses.join(' to a token and ')} to the key`
      : undefined;
  },
  sweep: sweepConversations,
  throwAway: throwAwayProjects,
};
