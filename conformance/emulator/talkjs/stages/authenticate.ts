import { timingSafeEqual } from 'node:crypto';

import jwt from 'jsonwebtoken';

import type { Contract } from '../../../contract/contract.js';
import { valueAt } from '../../../contract/json-pointer.js';
import { operationOf } from '../../core/stages.js';
import { unauthorized } from '../answers.js';
import { appOf, type TalkJSExchange, type TalkJSStage } from '../exchange.js';
import type { App } from '../state/app.js';

const BEARER = /^Bearer +(\S+)$/i;

/** What a token says, once its signature holds. */
interface TokenClaims {
  readonly iss?: unknown;
  readonly exp?: unknown;
  readonly tokenType?: unknown;
}

function isSecretKey({ keyBytes }: App, credential: string): boolean {
  const given = Buffer.from(credential);
  return given.byteLength === keyBytes.byteLength && timingSafeEqual(given, keyBytes);
}

/** How far the clock of the signer and that of the emulator are apart, where the token tells. */
function clockDifference(token: string, now: number): string {
  const issuedAt = jwt.decode(token, { json: true })?.iat;
  if (issuedAt === undefined) return '';
  const seconds = Math.round(now / 1000 - issuedAt);
  const [distance, side] = [String(Math.abs(seconds)), seconds < 0 ? 'behind' : 'ahead of'];
  const hint = 'a client of emulator.connect() shares it';
  return ` The emulator's clock is ${distance} s ${side} that of the signer; ${hint}.`;
}

/** The claims of a token whose signature, algorithm and time hold (TJ-AUTH-02, TJ-AUTH-07…12, TJ-AUTH-20). */
function verified({ key }: App, token: string, now: number): TokenClaims {
  try {
    const claims = jwt.verify(token, key, { algorithms: ['HS256'], clockTimestamp: Math.floor(now / 1000) });
    if (typeof claims !== 'string') return claims;
  } catch (error) {
    if (!(error instanceof jwt.JsonWebTokenError)) throw unauthorized('The token is refused: it cannot be read.');
    const isLate = error instanceof jwt.TokenExpiredError || error instanceof jwt.NotBeforeError;
    throw unauthorized(`The token is refused: ${error.message}.${isLate ? clockDifference(token, now) : ''}`);
  }
  throw unauthorized('The credential is neither the secret key nor an app token.');
}

/** An app token is one of this app, expires, and is not a user's (TJ-AUTH-11, TJ-AUTH-19). */
function judge({ credentials }: App, { iss, exp, tokenType }: TokenClaims, { decide, lean }: TalkJSExchange): void {
  if (iss === credentials.appId && Number.isFinite(exp)) {
    if (tokenType === 'app') return;
    if (tokenType === 'user' && decide('userToken') === 'accept') return;
  }
  lean('ED-01');
  throw unauthorized('The token must have tokenType "app", the app id as iss and a numeric exp.');
}

/** Accepts the secret key of the app, or a token signed with it where the contract knows tokens. */
export function authenticate(contract: Contract): TalkJSStage {
  const knowsTokens = valueAt(contract.document, '/components/securitySchemes/appToken') !== undefined;
  return (exchange) => {
    if (!operationOf(exchange).secured) return undefined;
    const credential = BEARER.exec(exchange.request.header('authorization') ?? '')?.[1];
    if (credential === undefined)
      throw unauthorized('The header Authorization must be "Bearer " and an app token or the secret key.');
    const app = appOf(exchange);
    if (isSecretKey(app, credential)) return undefined;
    if (!knowsTokens) throw unauthorized('The credential is not the secret key.');
    const now = exchange.clock.now();
    const claims = verified(app, credential, now);
    judge(app, claims, exchange);
    if (app.usedTokens.add(credential, Number(claims.exp) * 1000, now) === 'again') exchange.lean('ED-35');
    return undefined;
  };
}
