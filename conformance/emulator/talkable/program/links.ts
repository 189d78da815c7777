import type { Work } from '../exchange.js';
import { nextCode } from '../state/codes.js';
import type { LinkRow, OfferRow } from '../state/records.js';
import type { Site } from '../state/site.js';

export const LINK_PREFIX = '/x/';

/** Where the links of a site are; the emulator answers their paths itself. */
export const shareHost = (site: Site): string =>
  `https://share.${site.slug.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')}.example`;

export const linkUrl = (site: Site, link: LinkRow): string => `${shareHost(site)}${LINK_PREFIX}${link.code}`;

export function addLink(site: Site, offerId: number, kind: LinkRow['kind'], channel: string | null = null): LinkRow {
  return site.tables.links.add({ code: nextCode(site), offerId, kind, channel });
}

/** The page or the general claim link of an offer. */
export function linkOf({ site }: Work, offer: OfferRow, kind: 'show' | 'claim'): LinkRow {
  const link = site.tables.links.list('offer', offer.id).find((candidate) => candidate.kind === kind);
  if (!link) throw new Error(`The offer ${String(offer.id)} has no ${kind} link.`);
  return link;
}

/** The claim link of an offer for a channel; made when it is first asked for. */
export function channelLink({ site, use }: Work, offer: OfferRow, channel: string): LinkRow {
  const existing = site.tables.links.find('channel', `${String(offer.id)} ${channel}`);
  return (existing && use('linkAgain')(existing)) ?? addLink(site, offer.id, 'channel', channel);
}

/** A claim link for each channel asked for; `undefined` when none was. */
export function claimLinks(
  work: Work,
  offer: OfferRow,
  channels: readonly string[] | undefined,
): Record<string, string> | undefined {
  if (channels === undefined) return undefined;
  return Object.fromEntries(
    channels.map((channel) => [channel, linkUrl(work.site, channelLink(work, offer, channel))]),
  );
}
