import { openContract } from '../../contract/contract.js';
import { createPipeline, type EmulatedApi, type Surroundings } from '../core/api.js';
import { callable } from '../core/act.js';
import { createDeciding } from '../core/decisions.js';
import { guessingOf } from '../core/exchange.js';
import { requireHttps } from '../core/route-stages.js';
import { validate } from '../core/stages.js';
import { decisions } from './decisions.js';
import type { Happenings, TalkableStage, Work } from './exchange.js';
import { checkOptions, type TalkableOptions } from './options.js';
import { createJobs } from './program/jobs.js';
import { readValues, tolerate } from './reading.js';
import { refuse } from './refuse.js';
import { authenticate, createThrottle, findRoute, findSite, handle, PREFIX, readBody } from './stages.js';
import type { SiteOptions } from './setup/types.js';
import { createSite, type Site } from './state/site.js';
import { talkableActs } from './simulate.js';
import { restoreSites, snapshotSites } from './state/snapshot.js';
import { noticeUnknownNames } from './unknown-names.js';
import { createLinkServer, isLink } from './visits.js';
import { happeningsOf } from './webhooks/happenings.js';
import { createTellers } from './webhooks/tell.js';

/**
 * The Talkable API v2 as the emulator serves it, under `/api/v2`, and the links of offers, under `/x`. Personal links,
 * under `/by`, lead nowhere: no source tells which of a person's offers a Friend would claim there.
 */
export function createTalkableApi(options: TalkableOptions, surroundings: Surroundings): EmulatedApi {
  const { clock, rateLimits, seed } = surroundings;
  const contract = options.contract ?? openContract('talkable');
  checkOptions(options, [...contract.webhooks.keys()]);
  const deciding = createDeciding(decisions, options.decisions, 'talkable.decisions');
  const open = (site: SiteOptions, setUpAt = clock.now()): Site => createSite(site, seed, setUpAt);
  let sites: readonly Site[] = options.sites.map((site) => open(site));
  const throttle = createThrottle(rateLimits === 'documented' ? options.sites : [], () => clock.now());
  const tellerOf = createTellers(contract, options, deciding, surroundings);
  const happensAt = (site: Site, now: number): Happenings => happeningsOf(tellerOf(site, now));
  const runJobs = createJobs(contract, deciding, happensAt);
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
        handle(runJobs, happensAt),
      ],
    });
  const pipelines = { credential: pipelineOf(...ofKey, ...ofSlug), site: pipelineOf(...ofSlug, ...ofKey) };

  function siteToSimulate(slug = options.sites[0]?.slug ?? ''): Site {
    const site = sites.find((candidate) => candidate.slug === slug);
    if (site) return site;
    throw new TypeError(
      `simulate: siteSlug is ${JSON.stringify(slug)}; there are: ${sites.map((one) => one.slug).join(', ')}.`,
    );
  }

  return {
    name: 'talkable',
    deciding,
    simulate: (slug) =>
      callable(talkableActs, (): Work => {
        const [site, now] = [siteToSimulate(slug), clock.now()];
        return { site, now, happens: happensAt(site, now), ...guessingOf(deciding, surroundings.webhooks.assumed) };
      }),
    contract,
    operationOf: ({ method, path }) => {
      const route = contract.route(method, path.slice(PREFIX.length));
      return path.startsWith(PREFIX) && route.kind === 'operation' ? route.operation : undefined;
    },
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
