import { openContract } from '../../contract/contract.js';
import { createPipeline, type EmulatedApi } from '../core/api.js';
import type { Clock } from '../core/clock.js';
import { choose, rowsOf } from '../core/decisions.js';
import { requireHttps } from '../core/route-stages.js';
import { validate } from '../core/stages.js';
import { decisions } from './decisions.js';
import { checkOptions, type TalkableOptions } from './options.js';
import { createJobs } from './program/jobs.js';
import { refuse } from './refuse.js';
import { authenticate, createThrottle, findRoute, findSite, handle, PREFIX, readBody } from './stages.js';
import { createSite, type Site } from './state/site.js';
import { restoreSites, snapshotSites } from './state/snapshot.js';
import { tolerate } from './tolerate.js';
import { createLinkServer, isLink } from './visits.js';

export type { TalkableOptions } from './options.js';

export interface Surroundings {
  readonly clock: Clock;
  readonly rateLimits: 'off' | 'documented';
  readonly seed: number;
}

/**
 * The Talkable API v2 as the emulator serves it, under `/api/v2`, and the links of offers, under `/x`. Personal links, under `/by`, lead
 * nowhere: no source tells which of a person's offers a Friend would claim there.
 */
export function createTalkableApi(options: TalkableOptions, { clock, rateLimits, seed }: Surroundings): EmulatedApi {
  const contract = options.contract ?? openContract('talkable');
  checkOptions(options);
  const choices = choose(decisions, options.decisions, 'talkable.decisions');
  const open = (): readonly Site[] => options.sites.map((site) => createSite(site, seed, clock.now()));
  let sites = open();
  const throttle = createThrottle(rateLimits === 'documented' ? options.sites : [], () => clock.now());
  const runJobs = createJobs(contract, choices);
  const follow = createLinkServer(() => sites, clock);

  const ofKey = [authenticate(() => sites), throttle.stage];
  const ofSlug = [readBody(), findSite(() => sites)];
  const pipeline = createPipeline({
    contract,
    clock,
    deciding: { decisions, choices },
    stages: [
      requireHttps(refuse),
      findRoute(contract),
      ...(choices.judgedFirst === 'credential' ? [...ofKey, ...ofSlug] : [...ofSlug, ...ofKey]),
      validate(contract, refuse, tolerate),
      handle(runJobs),
    ],
  });

  return {
    name: 'talkable',
    decisions: rowsOf(decisions, choices),
    serves: (path) => path === PREFIX || path.startsWith(`${PREFIX}/`) || isLink(path),
    handle: (request) => (isLink(request.path) ? follow(request) : pipeline(request)),
    reset() {
      sites = open();
      throttle.reset();
    },
    snapshot: () => snapshotSites(sites),
    restore(snapshot) {
      sites = restoreSites(snapshot, open());
      throttle.reset();
    },
  };
}
