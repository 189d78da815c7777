import jwt from 'jsonwebtoken';

import { Refusal } from '../../core/refusal.js';
import { operationOf } from '../../core/stages.js';
import type { TalkJSExchange, TalkJSStage } from '../exchange.js';
import type { TokenClaims } from '../rules/credentials.js';
import { appOf } from './app-of.js';

const BEARER = /^Bearer +(\S+)$/i;

function refuseToken(exchange: TalkJSExchange, reason: string): never {
  throw new Refusal(exchange.use('wrongCredential')(reason));
}

/** The claims of a token whose signature and time hold. */
function verified(exchange: TalkJSExchange, token: string): TokenClaims {
  try {
    const claims = exchange.use('verifyToken')(appOf(exchange), token, exchange.clock.now());
    if (typeof claims !== 'string') return claims;
  } catch (error) {
    return refuseToken(
      exchange,
      `The token is refused: ${error instanceof jwt.JsonWebTokenError ? error.message : 'it cannot be read'}.`,
    );
  }
  return refuseToken(exchange, 'The credential is neither the secret key nor an app token.');
}

/** Accepts the secret key of the app, or a token signed with it. */
export const authenticate: TalkJSStage = (exchange) => {
  if (!operationOf(exchange).secured) return undefined;
  const credential = BEARER.exec(exchange.request.header('authorization') ?? '')?.[1];
  if (credential === undefined) throw new Refusal(exchange.use('missingCredential')());
  const app = appOf(exchange);
  if (exchange.use('secretKey')(app, credential) === 'accepted') return undefined;
  const claims = verified(exchange, credential);
  if (exchange.use('judgeToken')(app, claims) === 'refused') {
    throw new Refusal(
      exchange.use('foreignToken')('The token must have tokenType "app", the app id as iss and a numeric exp.'),
    );
  }
  const again = app.usedTokens.add(credential, Number(claims.exp) * 1000, exchange.clock.now()) === 'again';
  if (again && exchange.use('tokenUsedAgain')() === 'refused')
    refuseToken(exchange, 'The token has been used before.');
  return undefined;
};
