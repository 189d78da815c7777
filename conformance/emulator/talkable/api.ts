import { openContract, type Contract } from '../../contract/contract.js';
import { createPipeline, type EmulatedApi } from '../core/api.js';
import type { Clock } from '../core/clock.js';
import { requireHttps } from '../core/route-stages.js';
import type { RuleOverrides } from '../core/rules.js';
import { readBody, validate } from '../core/stages.js';
import { checkOptions } from './options.js';
import { createJobs } from './program/jobs.js';
import { refuse } from './refuse.js';
import { talkableRules, type TalkableRules } from './rules/index.js';
import type { SiteOptions } from './setup/types.js';
import { findRoute, PREFIX } from './stages/admit.js';
import { authenticate } from './stages/authenticate.js';
import { findSite } from './stages/find-site.js';
import { handle } from './stages/handle.js';
import { createThrottle } from './stages/throttle.js';
import { tolerate } from './stages/tolerate.js';
import { createSite, type Site } from './state/site.js';
import { restoreSites, snapshotSites } from './state/snapshot.js';
import { createLinkServer, isLink } from './visits.js';

export interface TalkableOptions {
  /** The sites that exist, with their API keys. At least one; slugs and keys differ. */
  readonly sites: readonly SiteOptions[];
  /** A contract to hold to in place of the current one. */
  readonly contract?: Contract;
  /** Other behaviour for some rules. */
  readonly rules?: RuleOverrides<TalkableRules>;
}

export interface Surroundings {
  readonly clock: Clock;
  readonly rateLimits: 'off' | 'documented';
  readonly seed: number;
}

/** Bytes. The API names no limit (INF-Q22); these only protect the emulator. */
const BODY_LIMITS = { jsonBytes: 50_000_000, formBytes: 50_000_000 };

/**
 * The Talkable API v2 as the emulator serves it, under `/api/v2`, and the links of offers, under `/x`. Personal links, under `/by`, lead
 * nowhere: no source tells which of a person's offers a Friend would claim there.
 */
export function createTalkableApi(options: TalkableOptions, { clock, rateLimits, seed }: Surroundings): EmulatedApi {
  checkOptions(options);
  const contract = options.contract ?? openContract('talkable');
  const rules: TalkableRules = { ...talkableRules, ...options.rules };
  const open = (site: SiteOptions, setUpAt = clock.now()): Site => createSite(site, seed, setUpAt);
  let sites: readonly Site[] = options.sites.map((site) => open(site));
  const throttle = createThrottle(rateLimits === 'documented' ? options.sites : [], () => clock.now());
  const runJobs = createJobs(contract, rules);
  const follow = createLinkServer(() => sites, rules, clock);

  const pipeline = createPipeline({
    contract,
    clock,
    rules,
    stages: [
      requireHttps(refuse),
      findRoute(contract),
      authenticate(() => sites),
      throttle.stage,
      readBody(BODY_LIMITS, refuse),
      findSite(() => sites),
      validate(contract, refuse, tolerate),
      handle(runJobs),
    ],
  });

  return {
    name: 'talkable',
    serves: (path) => path === PREFIX || path.startsWith(`${PREFIX}/`) || isLink(path),
    handle: (request) => (isLink(request.path) ? follow(request) : pipeline(request)),
    reset() {
      sites = options.sites.map((site) => open(site));
      throttle.reset();
    },
    snapshot: () => snapshotSites(sites),
    restore(snapshot) {
      const restored = restoreSites(snapshot, options.sites, open);
      return () => {
        sites = restored;
        throttle.reset();
      };
    },
  };
}
