import { openContract } from '../../contract/contract.js';
import { createPipeline, type EmulatedApi, type Surroundings } from '../core/api.js';
import { createDeciding } from '../core/decisions.js';
import { requireHttps } from '../core/route-stages.js';
import { validate } from '../core/stages.js';
import { decisions } from './decisions.js';
import type { TalkableStage } from './exchange.js';
import { checkOptions, type TalkableOptions } from './options.js';
import { createJobs } from './program/jobs.js';
import { readValues, tolerate } from './reading.js';
import { refuse } from './refuse.js';
import { authenticate, createThrottle, findRoute, findSite, handle, PREFIX, readBody } from './stages.js';
import type { SiteOptions } from './setup/types.js';
import { createSite, type Site } from './state/site.js';
import { restoreSites, snapshotSites } from './state/snapshot.js';
import { noticeUnknownNames } from './unknown-names.js';
import { createLinkServer, isLink } from './visits.js';

/**
 * The Talkable API v2 as the emulator serves it, under `/api/v2`, and the links of offers, under `/x`. Personal links,
 * under `/by`, lead nowhere: no source tells which of a person's offers a Friend would claim there.
 */
export function createTalkableApi(options: TalkableOptions, { clock, rateLimits, seed }: Surroundings): EmulatedApi {
  checkOptions(options);
  const contract = options.contract ?? openContract('talkable');
  const deciding = createDeciding(decisions, options.decisions, 'talkable.decisions');
  const open = (site: SiteOptions, setUpAt = clock.now()): Site => createSite(site, seed, setUpAt);
  let sites: readonly Site[] = options.sites.map((site) => open(site));
  const throttle = createThrottle(rateLimits === 'documented' ? options.sites : [], () => clock.now());
  const runJobs = createJobs(contract, deciding);
  const follow = createLinkServer(() => sites, clock);

  const ofKey = [authenticate(() => sites), throttle.stage];
  const ofSlug = [readBody(), findSite(() => sites)];
  const pipelineOf = (...judges: TalkableStage[]): ReturnType<typeof createPipeline<Site, typeof decisions>> =>
    createPipeline({
      contract,
      clock,
      deciding,
      stages: [
        requireHttps(refuse),
        findRoute(contract),
        ...judges,
        readValues(contract),
        validate(contract, refuse, tolerate),
        noticeUnknownNames(contract),
        handle(runJobs),
      ],
    });
  const pipelines = { credential: pipelineOf(...ofKey, ...ofSlug), site: pipelineOf(...ofSlug, ...ofKey) };

  return {
    name: 'talkable',
    deciding,
    serves: (path) => path === PREFIX || path.startsWith(`${PREFIX}/`) || isLink(path),
    handle: (request) => (isLink(request.path) ? follow(request) : pipelines[deciding.choices.judgedFirst](request)),
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
