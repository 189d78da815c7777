import { createSecretKey } from 'node:crypto';

import { tokenSeconds } from '../../generated/talkjs/operations.js';
import { sendable } from '../client/credential.js';
import { UsageError } from '../client/errors.js';

/** An app id and the means to prove the right to it. */
export type Credentials = SecretKeyCredentials | TokenCredentials;

export interface SecretKeyCredentials {
  /** Id of the app, from the dashboard. */
  readonly appId: string;
  /** The secret key of the app, from the dashboard. It signs tokens and stays here. */
  readonly secretKey: string;
  /** Sends the secret key itself as the token. Still accepted, but a leaked key can only be rotated (TJ-AUTH-04). */
  readonly legacyAuth?: boolean | undefined;
  readonly token?: never;
}

export interface TokenCredentials {
  readonly appId: string;
  /** Gives an app token, for where the secret key is kept elsewhere. Called once per request that is sent. */
  readonly token: () => string | Promise<string>;
  readonly secretKey?: never;
  readonly legacyAuth?: never;
}

/** The source of the bearer credential of each request. */
export function credentialSource(credentials: Credentials, now: () => number): () => Promise<string> | string {
  const { appId, secretKey, token, legacyAuth = false } = credentials;
  if (typeof appId !== 'string') throw new UsageError('appId must be a string');
  if (secretKey !== undefined && token !== undefined) throw new UsageError('give either secretKey or token, not both');
  if (typeof token === 'function') return async () => sendable(await token(), 'token() must give');
  const key = sendable(secretKey, 'secretKey must be');
  return legacyAuth ? () => key : tokenSigner(appId, key, now);
}

function tokenSigner(appId: string, secretKey: string, now: () => number): () => Promise<string> {
  // With the text of a key, jsonwebtoken tries to read it as a private key on every call, at sixty times the cost.
  const key = createSecretKey(Buffer.from(secretKey));
  // By far the slowest thing to import here, and not needed by everybody.
  const loading = import('jsonwebtoken');
  loading.catch(() => undefined); // reported by the call that needs it
  let iat = NaN;
  let token = '';
  return async () => {
    const { default: jwt } = await loading;
    const second = Math.floor(now() / 1000);
    if (second === iat) return token; // signed anew, it would be the same
    token = jwt.sign({ tokenType: 'app', iat: second }, key, {
      algorithm: 'HS256',
      issuer: appId,
      expiresIn: tokenSeconds.appToken,
    });
    iat = second;
    return token;
  };
}
