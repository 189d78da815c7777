import { openContract } from '../../contract/contract.js';
import { createPipeline, type EmulatedApi, type Outcome, type Surroundings } from '../core/api.js';
import type { RequestMessage } from '../core/message.js';
import { createIds } from '../core/ids.js';
import { requireHttps } from '../core/route-stages.js';
import { createDeciding } from '../core/decisions.js';
import { guessingOf } from '../core/exchange.js';
import { limitRate, readBody, validate } from '../core/stages.js';
import { createTokenBuckets, unlimited } from '../core/token-bucket.js';
import { decisions } from './decisions.js';
import { download, isDownload } from './downloads.js';
import type { TalkJSStage } from './exchange.js';
import { createEmitters } from './events.js';
import { checkByContract, checkOptions, type TalkJSOptions } from './options.js';
import { refuse } from './refuse.js';
import { readSettings } from './settings.js';
import { createActs } from './simulate/index.js';
import { tolerate } from './tolerate.js';
import { findAppAndRoute, findRouteInBatch, operationAt, PREFIX } from './stages/admit.js';
import { serveAccounts, type Accounts } from './stages/accounts.js';
import { authenticate } from './stages/authenticate.js';
import { handle } from './stages/handle.js';
import { noticeUnknown } from './stages/notice-unknown.js';
import { createApp, type App } from './state/app.js';
import { restoreApps, snapshotApps } from './state/snapshot.js';

/** Bytes (ED-34). */
const BODY_LIMITS = { jsonBytes: 1_048_576, formBytes: 50_000_000 };

/** The TalkJS REST API as the emulator serves it, under `/v1/{appId}`. */
export function createTalkJSApi(options: TalkJSOptions, surroundings: Surroundings): EmulatedApi {
  const { clock, rateLimits, seed } = surroundings;
  checkOptions(options);
  const contract = options.contract ?? openContract('talkjs', options.edition);
  checkByContract(options, contract);
  const deciding = createDeciding(decisions, options.decisions, 'talkjs.decisions');
  const settings = readSettings(contract);
  const emitterOf = createEmitters(contract, options, deciding, surroundings);
  const open = (): Map<string, App> => new Map(options.apps.map((app) => [app.appId, createApp(app, seed, deciding)]));
  let apps = open();
  // Never given again, not even after a reset.
  const accountIds = createIds(seed);
  const limits = contract.document['x-talkspec-rate-limit']?.buckets ?? {};
  const buckets = rateLimits === 'documented' ? createTokenBuckets(limits, () => clock.now()) : unlimited;

  const work: TalkJSStage[] = [
    readBody(BODY_LIMITS, refuse),
    validate(contract, refuse, tolerate(contract)),
    noticeUnknown(contract),
    handle(contract, options.apiVersion, emitterOf, seed, runWithin),
  ];
  const inBatch = createPipeline({ contract, clock, deciding, stages: [findRouteInBatch(contract), ...work] });

  const findApp = (appId: string): App | undefined => apps.get(appId);
  const accounts: Accounts = {
    open: () => {
      const [appId, secretKey] = [accountIds.next('t'), accountIds.next('sk_test_')];
      const accessToken = accountIds.next('anon_');
      const app = createApp({ appId, secretKey }, seed, deciding, { accessToken, claimed: false });
      apps.set(appId, app);
      return app;
    },
    find: (accessToken) => [...apps.values()].find(({ account }) => account?.accessToken === accessToken),
  };
  const pipeline = createPipeline({
    contract,
    clock,
    deciding,
    stages: [
      requireHttps(refuse),
      findAppAndRoute(contract, findApp),
      authenticate(contract),
      serveAccounts(accounts, buckets),
      limitRate(buckets, (app) => app.credentials.appId, refuse),
      ...work,
    ],
  });

  function runWithin(request: RequestMessage, app: App): Outcome {
    const outcome = inBatch(request, app);
    if (outcome instanceof Promise) throw new Error('No operation of a batch waits for anything.');
    return outcome;
  }

  function appToSimulate(appId = options.apps[0]?.appId ?? ''): App {
    const app = apps.get(appId);
    if (app) return app;
    throw new TypeError(`simulate: appId is ${JSON.stringify(appId)}; there are: ${[...apps.keys()].join(', ')}.`);
  }

  return {
    name: 'talkjs',
    deciding,
    simulate: (appId) =>
      createActs(() => {
        const app = appToSimulate(appId);
        const guessing = guessingOf(deciding, surroundings.webhooks.assumed);
        return { app, accounts, now: clock.now(), settings, events: emitterOf(app.credentials), ...guessing };
      }),
    contract,
    operationOf: (request) => operationAt(contract, request),
    serves: (path) => path.startsWith(`${PREFIX}/`) || isDownload(path),
    handle: (request) =>
      isDownload(request.path)
        ? { response: download(findApp, request), operationId: undefined, assumed: [] }
        : pipeline(request),
    reset() {
      apps = open();
      buckets.reset();
    },
    snapshot: () => snapshotApps(apps),
    restore(snapshot) {
      const restored = restoreApps(snapshot, open(), (credentials, account) =>
        createApp(credentials, seed, deciding, account),
      );
      return () => {
        apps = restored;
        buckets.reset();
      };
    },
  };
}
