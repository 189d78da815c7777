import type { OriginRow, PersonRow, ShareRow, VisitorOfferRow } from '../state/records.js';
import type { Site } from '../state/site.js';

/** One thing that a metric counts. What is absent is not told of such a thing; `null` means that there is none. */
export interface Counted {
  /** Unix milliseconds. */
  readonly at: number;
  readonly amount?: number;
  readonly personId?: number | null;
  readonly campaignId?: number | null;
  readonly channel?: string | null;
  readonly trafficSource?: string | null;
  readonly device?: 'mobile' | 'desktop';
}

export type Collect = (site: Site) => readonly Counted[];

export const nothing: Collect = () => [];

export const offers: Collect = ({ tables }) =>
  tables.offers
    .all()
    .map(({ createdAt, campaignId, trafficSource }) => ({ at: createdAt, campaignId, trafficSource }));

/** Origins without their amounts. */
const acts =
  (test: (origin: OriginRow, site: Site) => boolean): Collect =>
  (site) =>
    site.tables.origins
      .all()
      .filter((origin) => test(origin, site))
      .map(({ createdAt, personId, campaignId, trafficSource }) => ({
        at: createdAt,
        personId,
        campaignId,
        trafficSource,
      }));

/** An offer is shown to whoever reports an origin that it is issued for. */
export const impressions = acts(({ offerId }) => offerId !== null);

const isJoin = ({ type }: OriginRow): boolean => type === 'AffiliateMember';
export const joins = acts(isJoin);
export const joinsOptedIn = acts(
  (origin, { tables }) => isJoin(origin) && (tables.people.get(origin.personId)?.optedInAt ?? null) !== null,
);

const sharesThat =
  (test: (share: ShareRow, site: Site) => boolean): Collect =>
  (site) =>
    site.tables.shares
      .all()
      .filter((share) => test(share, site))
      .map(({ sharedAt, personId, campaignId, channel }) => ({ at: sharedAt, personId, campaignId, channel }));

export const shares = sharesThat(() => true);
export const mails = sharesThat(({ mailed }) => mailed);
/** The shares of people who shared more than once. */
export const repeatedShares = sharesThat(
  ({ personId }, { tables }) => tables.shares.list('person', personId).length > 1,
);

/** Friends' copies of offers, at the times that count of them. */
const copies =
  (timesOf: (copy: VisitorOfferRow) => readonly number[]): Collect =>
  ({ tables }) =>
    tables.visitorOffers.all().flatMap((copy) => {
      const campaignId = tables.offers.get(copy.offerId)?.campaignId ?? null;
      const channel = copy.shareId === null ? null : (tables.shares.get(copy.shareId)?.channel ?? null);
      const device = copy.visitorUuid === null ? null : tables.visitors.find('uuid', copy.visitorUuid)?.device;
      return timesOf(copy).map((at) => ({ at, campaignId, channel, ...(device && { device }) }));
    });

const known = (at: number | null): readonly number[] => (at === null ? [] : [at]);

/** Every following of a link, and every claim. */
export const clicks = copies(({ clicks: links, clickedAt }) => (links.length > 0 ? links : known(clickedAt)));
export const clicked = copies(({ clickedAt }) => known(clickedAt));
export const visited = copies(({ visitedAt }) => known(visitedAt));
/** The copies of Friends who told their address. */
export const gated = copies(({ clickedAt, email }) => (email === null ? [] : known(clickedAt)));

export const people: Collect = ({ tables }) =>
  tables.people.all().map(({ createdAt, id }: PersonRow) => ({ at: createdAt, personId: id }));
