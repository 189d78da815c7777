import type { Outcome } from '../core/api.js';
import type { Clock } from '../core/clock.js';
import type { RequestMessage, ResponseMessage } from '../core/message.js';
import { campaignOf, isLive } from './program/campaigns.js';
import { LINK_PREFIX } from './program/offers.js';
import { newVisitor, visitorWith } from './program/people.js';
import { addCopy } from './program/shares.js';
import type { LinkRow } from './state/records.js';
import type { Site } from './state/site.js';

export const isLink = (path: string): boolean => path.startsWith(LINK_PREFIX);

const LOOPBACK = '127.0.0.1';
const COOKIE = /(?:^|;\s*)uuid=([0-9a-f-]{36})(?:;|$)/i;

function visitorOf(request: RequestMessage, site: Site): string {
  const known = COOKIE.exec(request.header('cookie') ?? '')?.[1];
  return visitorWith(site, known ?? newVisitor(site)).uuid;
}

interface Visit {
  readonly site: Site;
  readonly now: number;
  readonly request: RequestMessage;
}

/** A claim link gives the visitor the Friend's copy of the offer, and leads to the merchant's page (TK-VISITOR-04). */
function claim({ site, now, request }: Visit, link: LinkRow): ResponseMessage {
  const { shares, visitorOffers } = site.tables;
  const visitorUuid = visitorOf(request, site);
  const share = shares.list('link', link.id).at(-1);
  const mailed = share && share.email !== null ? visitorOffers.find('share', share.id) : undefined;
  const copy = mailed ?? addCopy({ site, now }, link.offerId, share?.id ?? null);
  const ipAddress = request.header('x-forwarded-for')?.split(',', 1)[0]?.trim() ?? LOOPBACK;
  visitorOffers.change(copy, { visitorUuid, ipAddress, clickedAt: now });
  if (share) shares.change(share, { clicks: share.clicks + 1 });
  const landing = new URL(site.setup.landingUrl);
  landing.searchParams.set('tkbl_cvuuid', visitorUuid);
  landing.searchParams.set('talkable_visitor_offer_id', String(copy.id));
  return { status: 302, headers: { location: landing.href, 'set-cookie': `uuid=${visitorUuid}; Path=/` }, body: '' };
}

const plain = (status: number, headers: Readonly<Record<string, string>>, body = ''): ResponseMessage => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body,
});

function answer(request: RequestMessage, sites: readonly Site[], now: number): ResponseMessage {
  const code = request.path.slice(LINK_PREFIX.length);
  for (const site of sites) {
    const link = site.tables.links.find('code', code);
    const offer = link && site.tables.offers.get(link.offerId);
    if (!link || !offer) continue;
    if (request.method !== 'GET') return plain(405, { allow: 'GET' });
    if (link.kind === 'show' || !isLive(campaignOf(site, offer.campaignId)))
      return plain(302, { location: new URL(site.setup.landingUrl).href });
    return claim({ site, now, request }, link);
  }
  return plain(404, {}, 'There is no such link.');
}

/**
 * Answers the links of offers as a browser would see them, so that a Friend's visit can be played without a browser: a
 * redirect to the site's landing page with `tkbl_cvuuid` and `talkable_visitor_offer_id`.
 * It is no part of the API. The Friend's IP address is that of `x-forwarded-for`, else 127.0.0.1.
 */
export const createLinkServer =
  (sites: () => readonly Site[], clock: Clock): ((request: RequestMessage) => Outcome) =>
  (request) => ({ response: answer(request, sites(), clock.now()), operationId: undefined, assumed: [] });
