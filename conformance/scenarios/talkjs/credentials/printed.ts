import jwt from 'jsonwebtoken';

import { expectStatus } from '../../../harness/expect.js';
import type { Answer } from '../../../harness/answer.js';
import { scenario } from '../support/scenario.js';
import { parseHeader, parseTokenCode } from '../support/printed-forms.js';
import { HEADERS, TOKEN_CODE } from '../support/printed-texts.js';
import type { Context } from '../support/setup.js';

/**
 * Carries out the printed call with the credentials of the target; without a time of its own it counts from this
 * machine's clock.
 */
function makeToken({ credentials: { appId, secretKey } }: Context, claims: { readonly iat?: number } = {}): string {
  const [payload, printedKey, options] = parseTokenCode(TOKEN_CODE);
  const issuer = String(options['issuer']).replace('<APP_ID>', appId);
  return jwt.sign({ ...payload, ...claims }, printedKey.replace('<SECRET_KEY>', secretKey), { ...options, issuer });
}

/** A list of users, asked for with a printed header. */
function listWith({ api }: Context, printed: string, placeholder: string, credential: string): Promise<Answer> {
  const [name, value] = parseHeader(printed.replace(placeholder, () => credential));
  return api.anonymous.get('/users', { headers: { [name]: value } });
}

/** The pages on authentication (S000, S001). */
export const credentialsPrinted = [
  scenario(
    'the token that the printed code makes is accepted in the printed header',
    { claims: ['TJ-AUTH-02'] },
    async (context) => {
      expectStatus(await listWith(context, HEADERS.token, '<YOUR_TOKEN>', makeToken(context)), 200);
    },
  ),

  scenario(
    'the token that the printed code makes opens the API for thirty seconds',
    { claims: ['TJ-AUTH-08', 'TJ-AUTH-20'], needs: ['auth', 'clock'] },
    async (context) => {
      const token = makeToken(context, { iat: Math.floor(context.now() / 1000) });
      expectStatus(await listWith(context, HEADERS.token, '<YOUR_TOKEN>', token), 200);
      context.advance(28_000);
      expectStatus(await listWith(context, HEADERS.token, '<YOUR_TOKEN>', token), 200);
      context.advance(3_000);
      expectStatus(await listWith(context, HEADERS.token, '<YOUR_TOKEN>', token), 401);
    },
  ),

  scenario(
    'the secret key is accepted in the header of the older page and in that of the newer',
    { claims: ['TJ-AUTH-01', 'TJ-AUTH-04'] },
    async (context) => {
      const { secretKey } = context.credentials;
      expectStatus(await listWith(context, HEADERS.page2020, 'YOUR_SECRET_KEY', secretKey), 200);
      expectStatus(await listWith(context, HEADERS.legacy, 'sk_live...', secretKey), 200);
    },
  ),
];
