import { openContract, type Contract } from '../../contract/contract.js';
import { createPipeline, type EmulatedApi, type Outcome } from '../core/api.js';
import type { Clock } from '../core/clock.js';
import type { RequestMessage } from '../core/message.js';
import { requireHttps } from '../core/route-stages.js';
import type { RuleOverrides } from '../core/rules.js';
import { limitRate, readBody, validate } from '../core/stages.js';
import { createTokenBuckets, unlimited } from '../core/token-bucket.js';
import type { TalkJSStage } from './exchange.js';
import { checkOptions, checkVersion } from './options.js';
import { refuse } from './refuse.js';
import { editionRules } from './rules/editions.js';
import { talkjsRules, type TalkJSRules } from './rules/index.js';
import { readSettings } from './settings.js';
import { findAppAndRoute, findRoute, PREFIX } from './stages/admit.js';
import { authenticate } from './stages/authenticate.js';
import { handle } from './stages/handle.js';
import { noticeUnknown } from './stages/notice-unknown.js';
import { pickVersion } from './stages/pick-version.js';
import { tolerate } from './stages/tolerate.js';
import { createApp, type App, type AppCredentials } from './state/app.js';
import { restoreApps, snapshotApps } from './state/snapshot.js';

export interface TalkJSOptions {
  /** The apps that exist, with their secret keys. At least one. */
  readonly apps: readonly AppCredentials[];
  /** The edition of the documentation to follow; default `current`. */
  readonly edition?: string;
  /** A contract to hold to in place of the edition's. */
  readonly contract?: Contract;
  /** Other behaviour for some rules. */
  readonly rules?: RuleOverrides<TalkJSRules>;
  /** Default API version of the apps; without it the newest. */
  readonly apiVersion?: string;
}

export interface Surroundings {
  readonly clock: Clock;
  readonly rateLimits: 'off' | 'documented';
  readonly seed: number;
}

/** Bytes (ED-34). */
const BODY_LIMITS = { jsonBytes: 1_048_576, formBytes: 50_000_000 };

/** The TalkJS REST API as the emulator serves it, under `/v1/{appId}`. */
export function createTalkJSApi(options: TalkJSOptions, { clock, rateLimits, seed }: Surroundings): EmulatedApi {
  checkOptions(options);
  const contract = options.contract ?? openContract('talkjs', options.edition);
  checkVersion(options, contract);
  const rules: TalkJSRules = { ...talkjsRules, ...editionRules(contract.edition), ...options.rules };
  const open = (): Map<string, App> => new Map(options.apps.map((app) => [app.appId, createApp(app, seed)]));
  let apps = open();
  const limits = contract.document['x-talkspec-rate-limit']?.buckets ?? {};
  const buckets = rateLimits === 'documented' ? createTokenBuckets(limits, () => clock.now()) : unlimited;

  const work: TalkJSStage[] = [
    readBody(BODY_LIMITS, refuse),
    validate(contract, refuse, tolerate),
    pickVersion(rules, options.apiVersion),
    noticeUnknown(contract),
    handle(readSettings(contract), runWithin),
  ];
  const inBatch = createPipeline({ contract, clock, rules, stages: [findRoute(contract), ...work] });

  function runWithin(request: RequestMessage, app: App): Outcome {
    const outcome = inBatch(request, app);
    if (outcome instanceof Promise) throw new Error('No operation of a batch waits for anything.');
    return outcome;
  }

  return {
    name: 'talkjs',
    serves: (path) => path.startsWith(`${PREFIX}/`),
    handle: createPipeline({
      contract,
      clock,
      rules,
      stages: [
        requireHttps(refuse),
        findAppAndRoute(contract, (appId) => apps.get(appId)),
        authenticate,
        limitRate(buckets, (app) => app.credentials.appId, refuse),
        ...work,
      ],
    }),
    reset() {
      apps = open();
      buckets.reset();
    },
    snapshot: () => snapshotApps(apps),
    restore(snapshot) {
      const restored = restoreApps(snapshot, open());
      return () => {
        apps = restored;
        buckets.reset();
      };
    },
  };
}
