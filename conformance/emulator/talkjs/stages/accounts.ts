import { json } from '../../core/message.js';
import { operationOf } from '../../core/stages.js';
import type { TokenBuckets } from '../../core/token-bucket.js';
import { refusal } from '../answers.js';
import type { TalkJSExchange, TalkJSStage } from '../exchange.js';
import { refuse } from '../refuse.js';
import type { App } from '../state/app.js';

/** What makes and finds the apps that nobody has an account for. */
export interface Accounts {
  open(): App;
  find(accessToken: string): App | undefined;
}

const LOOPBACK = '127.0.0.1';

const claimUrlOf = (accessToken: string): string => `https://talkjs.com/dashboard/claim/${accessToken}`;

/** The address that a request comes from, as a proxy tells it. */
const addressOf = ({ request }: TalkJSExchange): string =>
  request.header('x-forwarded-for')?.split(',', 1)[0]?.trim() ?? LOOPBACK;

function shown(app: App) {
  const { credentials, account } = app;
  if (!account) throw new Error('An app of an anonymous account has an access token.');
  return { appId: credentials.appId, accessToken: account.accessToken, claimUrl: claimUrlOf(account.accessToken) };
}

/** Answers the calls that stand outside every app (TJ-ANO-01, TJ-ANO-02). */
export function serveAccounts(accounts: Accounts, buckets: TokenBuckets): TalkJSStage {
  return (exchange) => {
    const { id, rateLimitBucket } = operationOf(exchange);
    if (id === 'createAnonymousAccount') {
      if (rateLimitBucket !== undefined && !buckets.take(rateLimitBucket, addressOf(exchange)))
        throw refuse({ kind: 'rate-limited', bucket: rateLimitBucket }, exchange);
      return json(200, shown(accounts.open()));
    }
    if (id !== 'getAnonymousAccount') return undefined;
    const app = accounts.find(exchange.path['accessToken'] ?? '');
    if (!app || app.account?.claimed === true)
      throw refusal(404, 'NOT_FOUND', ['No unclaimed project has this access token.']);
    const { appId, claimUrl } = shown(app);
    return json(200, { appId, secretKey: app.credentials.secretKey, claimUrl });
  };
}
