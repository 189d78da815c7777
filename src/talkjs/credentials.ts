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

/** Makes the bearer credential of each request, and tokens for users. */
export interface CredentialSource {
  readonly bearer: () => Promise<string> | string;
  /** A token for a session of one user, which opens nothing of this API (claims TJ-AUTH-13, TJ-AUTH-19). */
  readonly signUserToken: (userId: string, options: UserTokenOptions) => Promise<string>;
}

export interface UserTokenOptions {
  /** How long the token is good for. A day is usual. */
  readonly expiresInSeconds: number;
}

export function credentialSource(credentials: Credentials, now: () => number): CredentialSource {
  const { appId, secretKey, token, legacyAuth = false } = credentials;
  if (typeof appId !== 'string') throw new UsageError('appId must be a string');
  if (secretKey !== undefined && token !== undefined) throw new UsageError('give either secretKey or token, not both');
  if (typeof token === 'function') return { bearer: async () => appToken(await token()), signUserToken: cannotSign };
  const key = sendable(secretKey, 'secretKey must be');
  const sign = tokenSigner(appId, key);
  return {
    bearer: legacyAuth
      ? () => key
      : oncePerSecond((iat) => sign({ tokenType: 'app', iat }, tokenSeconds.appToken), now),
    signUserToken: async (userId, options) => {
      const { expiresInSeconds = NaN } = (options as UserTokenOptions | undefined) ?? {};
      if (typeof userId !== 'string' || userId === '')
        throw new UsageError('userId must be a string that is not empty');
      if (!Number.isSafeInteger(expiresInSeconds) || expiresInSeconds < 1)
        throw new UsageError('expiresInSeconds must be a whole number of seconds from 1 on');
      return sign({ tokenType: 'user', sub: userId, iat: Math.floor(now() / 1000) }, expiresInSeconds);
    },
  };
}

const cannotSign = (): Promise<never> =>
  Promise.reject(new UsageError('signUserToken needs the secretKey, and this client has token() in its place'));

/** A token for a user opens a session of that user alone: sent here, it would be refused (claim TJ-AUTH-19). */
function appToken(given: unknown): string {
  const token = sendable(given, 'token() must give');
  if (typeOf(token) === 'user')
    throw new UsageError('token() gave the token of a user, and this API takes app tokens: tokenType must be app');
  return token;
}

/** What a token says of itself; nothing when it is no JSON Web Token, such as a secret key. */
function typeOf(token: string): unknown {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof payload === 'object' && payload !== null && 'tokenType' in payload ? payload.tokenType : undefined;
  } catch {
    return undefined;
  }
}

type SignToken = (payload: object, expiresIn: number) => Promise<string>;

function tokenSigner(appId: string, secretKey: string): SignToken {
  // With the text of a key, jsonwebtoken tries to read it as a private key on every call, at sixty times the cost.
  const key = createSecretKey(Buffer.from(secretKey));
  // By far the slowest thing to import here, and not needed by everybody.
  const loading = import('jsonwebtoken');
  loading.catch(() => undefined); // reported by the call that needs it
  return async (payload, expiresIn) => {
    const { default: jwt } = await loading;
    return jwt.sign(payload, key, { algorithm: 'HS256', issuer: appId, expiresIn });
  };
}

/** Signed again in the same second, it would be the same. */
function oncePerSecond(sign: (second: number) => Promise<string>, now: () => number): () => Promise<string> {
  let signed = NaN;
  let token = Promise.resolve('');
  return () => {
    const second = Math.floor(now() / 1000);
    if (second !== signed) token = sign(second);
    signed = second;
    return token;
  };
}
