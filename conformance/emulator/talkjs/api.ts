import { openContract, type Contract } from '../../contract/contract.js';
import { createPipeline, type EmulatedApi } from '../core/api.js';
import type { Clock } from '../core/clock.js';
import type { RuleOverrides } from '../core/rules.js';
import { limitRate, readBody, validate } from '../core/stages.js';
import { createTokenBuckets, unlimited } from '../core/token-bucket.js';
import type { TalkJSExchange, TalkJSStage } from './exchange.js';
import { refuse } from './refuse.js';
import { editionRules } from './rules/editions.js';
import { talkjsRules, type TalkJSRules } from './rules/index.js';
import { findAppAndRoute, PREFIX, requireHttps } from './stages/admit.js';
import { authenticate } from './stages/authenticate.js';
import { handle } from './stages/handle.js';
import { tolerate } from './stages/tolerate.js';
import { createApp, type AppCredentials } from './state/app.js';

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

const LIMITS = { jsonBytes: 1_048_576, formBytes: 50_000_000 };

/** The TalkJS REST API as the emulator serves it, under `/v1/{appId}`. */
export function createTalkJSApi(options: TalkJSOptions, { clock, rateLimits, seed }: Surroundings): EmulatedApi {
  const contract = options.contract ?? openContract('talkjs', options.edition);
  const rules: TalkJSRules = { ...talkjsRules, ...editionRules(contract.edition), ...options.rules };
  const open = (): Map<string, ReturnType<typeof createApp>> => new Map(options.apps.map((app) => [app.appId, createApp(app, seed)]));
  let apps = open();
  const limits = contract.document['x-talkspec-rate-limit']?.buckets ?? {};
  const buckets = rateLimits === 'documented' ? createTokenBuckets(limits, () => clock.now()) : unlimited;

  const stages: TalkJSStage[] = [
    requireHttps,
    findAppAndRoute(contract, (appId) => apps.get(appId)),
    authenticate,
    limitRate(buckets, (app) => app.credentials.appId, refuse),
    readBody(LIMITS, refuse),
    validate(contract, refuse, tolerate),
    (exchange: TalkJSExchange) => handle(exchange),
  ];

  return {
    name: 'talkjs',
    serves: (path) => path.startsWith(`${PREFIX}/`),
    handle: createPipeline({ contract, clock, rules, stages }),
    reset() {
      apps = open();
      buckets.reset();
    },
    snapshot: () => ({}),
    restore: () => undefined,
  };
}
