import { wrong, type Act } from '../../core/act.js';
import { record, someText } from '../../core/shape.js';
import type { Sending } from '../handlers/send.js';
import type { Accounts } from '../stages/accounts.js';

/** What acts are carried out on. */
export interface Acting extends Sending {
  readonly accounts: Accounts;
}

export interface Claiming {
  readonly accessToken: string;
}

/** Somebody takes over an app that was made without an account: it stays, and its token finds it no more. */
const claim: Act<Acting, Claiming, void> = {
  input: record<Claiming>({ accessToken: someText }),
  carryOut: ({ accounts }, { accessToken }) => {
    const account = accounts.find(accessToken)?.account;
    if (!account) throw wrong('accessToken', accessToken, 'that of an anonymous account');
    account.claimed = true;
  },
};

/** What becomes of anonymous accounts. */
export const accountActs = { claim };
