import { timingSafeEqual } from 'node:crypto';

import jwt from 'jsonwebtoken';

import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { unauthorized } from '../answers.js';
import type { App } from '../state/app.js';

/** What a token says, once its signature holds. */
export interface TokenClaims {
  readonly iss?: unknown;
  readonly exp?: unknown;
  readonly tokenType?: unknown;
}

/** What came of a credential. */
export type Verdict = 'accepted' | 'refused';

/** Milliseconds to the seconds that tokens count in. */
const seconds = (now: number): number => Math.floor(now / 1000);

export const credentialRules = {
  secretKey: rule({ claims: ['TJ-AUTH-04', 'TJ-AUTH-09'] }, (app: App, credential: string): Verdict => {
    const given = Buffer.from(credential);
    return given.byteLength === app.keyBytes.byteLength && timingSafeEqual(given, app.keyBytes)
      ? 'accepted'
      : 'refused';
  }),
  /** Signature, algorithm, expiry and `nbf`; the claims where they hold. Throws where they do not. */
  verifyToken: rule(
    { claims: ['TJ-AUTH-02', 'TJ-AUTH-07', 'TJ-AUTH-08', 'TJ-AUTH-10', 'TJ-AUTH-12', 'TJ-AUTH-20'] },
    (app: App, token: string, now: number): TokenClaims | string =>
      jwt.verify(token, app.key, { algorithms: ['HS256'], clockTimestamp: seconds(now) }),
  ),
  /** What the claims of an app token must be, beyond holding. */
  judgeToken: rule({ claims: ['TJ-AUTH-02', 'TJ-AUTH-11', 'TJ-AUTH-19'] }, (app: App, claims: TokenClaims): Verdict =>
    claims.iss === app.credentials.appId && claims.tokenType === 'app' && typeof claims.exp === 'number'
      ? 'accepted'
      : 'refused',
  ),
  /** Asked when a token comes again before it has expired. */
  tokenUsedAgain: rule({ assumes: ['ED-35'] }, (): Verdict => 'accepted'),
  missingCredential: rule({ claims: ['TJ-AUTH-06', 'TJ-AUTH-17', 'TJ-ERR-02'] }, (): ResponseMessage =>
    unauthorized('The header Authorization must be "Bearer " and an app token or the secret key.'),
  ),
  wrongCredential: rule({ claims: ['TJ-AUTH-07', 'TJ-AUTH-08', 'TJ-ERR-02'] }, (reason: string): ResponseMessage =>
    unauthorized(reason),
  ),
  /** A token that is signed and in time, and still not an app token of this app. */
  foreignToken: rule({ claims: ['TJ-AUTH-11', 'TJ-AUTH-19'], assumes: ['ED-01'] }, (reason: string): ResponseMessage =>
    unauthorized(reason),
  ),
};

/** The edition of 2020-12-15 knows no tokens. */
export const secretKeyOnly = { verifyToken: rule({ claims: ['TJ-AUTH-04'] }, (): string => '') };
