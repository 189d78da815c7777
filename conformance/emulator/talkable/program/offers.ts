import { tooMany } from '../answers.js';
import type { Asks, Work } from '../exchange.js';
import type { CampaignSetup } from '../setup/types.js';
import { nextCode } from '../state/codes.js';
import type { LinkRow, OfferRow, PersonRow } from '../state/records.js';
import type { Site } from '../state/site.js';

export const LINK_PREFIX = '/x/';

/** Where the links of a site are; the emulator answers their paths itself. */
export const shareHost = (site: Site): string =>
  `https://share.${site.slug.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')}.example`;

export const linkUrl = (site: Site, link: LinkRow): string => `${shareHost(site)}${LINK_PREFIX}${link.code}`;

export function addLink(site: Site, offerId: number, kind: LinkRow['kind'], channel: string | null = null): LinkRow {
  return site.tables.links.add({ code: nextCode(site), offerId, kind, channel });
}

/** The offer with a code, or with a number as older pages address it. */
export function findOffer({ site, decide }: Work, code: string): OfferRow | undefined {
  const { offers } = site.tables;
  const found = offers.find('code', code);
  const numbered = found || !/^\d{1,15}$/.test(code) ? undefined : offers.get(Number(code));
  return numbered && decide('lenientValues') === 'lenient' ? numbered : found;
}

/** The page or the general claim link of an offer. */
export function linkOf({ site }: Work, offer: OfferRow, kind: 'show' | 'claim'): LinkRow {
  const link = site.tables.links.list('offer', offer.id).find((candidate) => candidate.kind === kind);
  if (!link) throw new Error(`The offer ${String(offer.id)} has no ${kind} link.`);
  return link;
}

/** The claim link of an offer for a channel; made when it is first asked for. */
export function channelLink({ site, decide }: Work, offer: OfferRow, channel: string): LinkRow {
  const existing = site.tables.links.find('channel', `${String(offer.id)} ${channel}`);
  return existing && decide('linkAgain') === 'same' ? existing : addLink(site, offer.id, 'channel', channel);
}

/** Each channel is a link of its own, which stays. */
const MOST_CHANNELS = 5_000;

/** The channels asked for, if they are not too many. */
export function channelsOf(asks: Asks, channels: readonly string[] | undefined): readonly string[] | undefined {
  if (channels === undefined || channels.length <= MOST_CHANNELS) return channels;
  throw tooMany(asks, 'Links are wanted for # sharing channels', channels.length, MOST_CHANNELS);
}

/** A claim link for each channel asked for; `undefined` when none was (TK-ORIGIN-18, TK-OFFER-06). */
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

export function issueOffer(
  { site, now, decide }: Work,
  person: PersonRow,
  campaign: CampaignSetup,
  trafficSource: string | null = null,
): OfferRow {
  const { offers } = site.tables;
  const existing = offers.find('owner', `${String(person.id)} ${String(campaign.id)}`);
  if (existing && decide('offerAgain') === 'same') return existing;
  const offer = offers.add({
    shortUrlCode: nextCode(site),
    personId: person.id,
    campaignId: campaign.id,
    createdAt: now,
    trafficSource,
    couponId: null,
  });
  addLink(site, offer.id, 'show');
  addLink(site, offer.id, 'claim');
  return offer;
}
