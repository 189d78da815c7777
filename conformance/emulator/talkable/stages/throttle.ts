import { createTokenBuckets } from '../../core/token-bucket.js';
import type { TalkableStage } from '../exchange.js';
import { refuse } from '../refuse.js';
import type { SiteOptions } from '../setup/types.js';
import { siteOf } from './site-of.js';

/** Lets a site make so many requests as its options say, whatever they ask for; a site without such an option is not throttled. */
export function createThrottle(
  sites: readonly SiteOptions[],
  now: () => number,
): { readonly stage: TalkableStage; reset(): void } {
  const limits = sites.flatMap(({ slug, rateLimit }) =>
    rateLimit ? [[slug, { ...rateLimit, scope: 'site' }] as const] : [],
  );
  const buckets = createTokenBuckets(Object.fromEntries(limits), now);
  return {
    stage(exchange) {
      const { slug } = siteOf(exchange);
      if (buckets.take(slug, slug)) return undefined;
      throw refuse({ kind: 'rate-limited', bucket: slug }, exchange);
    },
    reset: () => {
      buckets.reset();
    },
  };
}
