import type { Outcome } from '../core/api.js';
import type { Clock } from '../core/clock.js';
import type { RequestMessage, ResponseMessage } from '../core/message.js';
import { campaignOf, isLive } from './program/campaigns.js';
import { LINK_PREFIX } from './program/offers.js';
import { followLink } from './program/visit.js';
import type { LinkRow, VisitorRow } from './state/records.js';
import type { Site } from './state/site.js';

export const isLink = (path: string): boolean => path.startsWith(LINK_PREFIX);

const LOOPBACK = '127.0.0.1';
const COOKIE = /(?:^|;\s*)uuid=([0-9a-f-]{36})(?:;|$)/i;

/** As browsers tell it in User-Agent; `undefined` where there is none. */
function deviceOf(request: RequestMessage): NonNullable<VisitorRow['device']> | undefined {
  const agent = request.header('user-agent');
  if (agent === undefined || agent === '') return undefined;
  return /Mobi|Android/i.test(agent) ? 'mobile' : 'desktop';
}

interface Visit {
  readonly site: Site;
  readonly now: number;
  readonly request: RequestMessage;
}

/** A claim link leads to the merchant's page, which learns who came. */
function claim({ site, now, request }: Visit, link: LinkRow): ResponseMessage {
  const ipAddress = request.header('x-forwarded-for')?.split(',', 1)[0]?.trim() ?? LOOPBACK;
  const uuid = COOKIE.exec(request.header('cookie') ?? '')?.[1];
  const { id, visitorUuid } = followLink({ site, now }, link, { uuid, ipAddress, device: deviceOf(request) });
  const visitor = visitorUuid ?? '';
  const landing = new URL(site.setup.landingUrl);
  landing.searchParams.set('tkbl_cvuuid', visitor);
  landing.searchParams.set('talkable_visitor_offer_id', String(id));
  return { status: 302, headers: { location: landing.href, 'set-cookie': `uuid=${visitor}; Path=/` }, body: '' };
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
