import type { Outcome } from '../core/api.js';
import type { Clock } from '../core/clock.js';
import type { RequestMessage, ResponseMessage } from '../core/message.js';
import type { Use, Work } from './exchange.js';
import { campaignOf, isLive } from './program/campaigns.js';
import { freshCopy } from './program/copies.js';
import { LINK_PREFIX } from './program/links.js';
import { visitorWith } from './program/people.js';
import type { TalkableRules } from './rules/index.js';
import { uuidFor } from './state/codes.js';
import type { LinkRow, ShareRow, VisitorOfferRow } from './state/records.js';
import type { Site } from './state/site.js';

export const isLink = (path: string): boolean => path.startsWith(LINK_PREFIX);

const LOOPBACK = '127.0.0.1';
const COOKIE = /(?:^|;\s*)uuid=([0-9a-f-]{36})(?:;|$)/i;

/** The visitor that the browser is known as, or a new one. */
function visitorOf(request: RequestMessage, site: Site): string {
  const known = COOKIE.exec(request.header('cookie') ?? '')?.[1];
  const uuid = known ?? uuidFor(site, 'visitor', site.tables.visitors.all().length);
  return visitorWith(site, uuid).uuid;
}

/** The newest share through this link. */
function shareOf({ tables }: Site, link: LinkRow): ShareRow | undefined {
  const shares = tables.shares.list('link', link.id);
  return shares[shares.length - 1];
}

/** The Friend's copy: that of the mail, or a new one. */
function copyOf({ site, now }: Work, link: LinkRow, share: ShareRow | undefined): VisitorOfferRow {
  const { visitorOffers } = site.tables;
  const mailed = share?.email === null || share === undefined ? undefined : visitorOffers.find('share', share.id);
  return mailed ?? visitorOffers.add(freshCopy(link.offerId, share?.id ?? null, now));
}

/** What following a claim link does: the visitor has the Friend's copy of the offer, and lands on the merchant's page. */
function claim(request: RequestMessage, work: Work, link: LinkRow): ResponseMessage {
  const { site, now, use } = work;
  const uuid = visitorOf(request, site);
  const share = shareOf(site, link);
  const copy = copyOf(work, link, share);
  const ipAddress = request.header('x-forwarded-for')?.split(',', 1)[0]?.trim() ?? LOOPBACK;
  site.tables.visitorOffers.change(copy, { visitorUuid: uuid, ipAddress, clickedAt: now });
  if (share) site.tables.shares.change(share, { clicks: share.clicks + 1 });
  return {
    status: 302,
    headers: { location: use('landing')(site.setup.landingUrl, uuid, copy.id), 'set-cookie': `uuid=${uuid}; Path=/` },
    body: '',
  };
}

const plain = (status: number, headers: Readonly<Record<string, string>>, body = ''): ResponseMessage => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body,
});

function answer(request: RequestMessage, sites: readonly Site[], use: Use, now: number): ResponseMessage {
  const code = request.path.slice(LINK_PREFIX.length);
  for (const site of sites) {
    const link = site.tables.links.find('code', code);
    const offer = link && site.tables.offers.get(link.offerId);
    if (!link || !offer) continue;
    if (request.method !== 'GET') return plain(405, { allow: 'GET' });
    if (link.kind === 'show' || !isLive(campaignOf(site, offer.campaignId)))
      return plain(302, { location: site.setup.landingUrl });
    return claim(request, { site, now, use }, link);
  }
  return plain(404, {}, 'There is no such link.');
}

/**
 * Answers the links of offers as a browser would see them, so that a Friend's visit can be played without a browser: a redirect to the
 * site's landing page with `tkbl_cvuuid` and `talkable_visitor_offer_id`.
 * It is no part of the API. The Friend's IP address is that of `x-forwarded-for`, else 127.0.0.1.
 */
export function createLinkServer(
  sites: () => readonly Site[],
  rules: TalkableRules,
  clock: Clock,
): (request: RequestMessage) => Outcome {
  const use: Use = (name) => rules[name].apply;
  return (request) => ({ response: answer(request, sites(), use, clock.now()), operationId: undefined, assumed: [] });
}
