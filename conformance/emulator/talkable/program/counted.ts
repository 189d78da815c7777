import type { OriginRow, RewardRow } from '../state/records.js';
import type { Site } from '../state/site.js';

/** One thing that a metric counts. A property that is absent cannot be asked for; `null` means that there is none. */
export interface Counted {
  /** Unix milliseconds. */
  readonly at: number;
  readonly amount?: number;
  readonly personId?: number | null;
  readonly campaignId?: number | null;
  readonly channel?: string | null;
  readonly trafficSource?: string | null;
}

/** A metric that follows from the state: what it counts, each person once or each thing, or the amounts it adds up. */
export interface Metric {
  readonly resultType: 'number' | 'money';
  readonly of: 'things' | 'people' | 'amounts';
  collect(site: Site): readonly Counted[];
}

const shares = ({ tables }: Site): Counted[] =>
  tables.shares
    .all()
    .map(({ sharedAt, personId, campaignId, channel }) => ({ at: sharedAt, personId, campaignId, channel }));

const offers = ({ tables }: Site): Counted[] =>
  tables.offers
    .all()
    .map(({ createdAt, campaignId, trafficSource }) => ({ at: createdAt, campaignId, trafficSource }));

const people = ({ tables }: Site): Counted[] => tables.people.all().map(({ createdAt }) => ({ at: createdAt }));

function copies(site: Site, moment: 'clickedAt' | 'visitedAt'): Counted[] {
  const { visitorOffers, offers, shares: all } = site.tables;
  return visitorOffers.all().flatMap((copy) => {
    const at = copy[moment];
    if (at === null) return [];
    const channel = copy.shareId === null ? null : (all.get(copy.shareId)?.channel ?? null);
    return [{ at, campaignId: offers.get(copy.offerId)?.campaignId ?? null, channel }];
  });
}

const sale = (origin: OriginRow): Counted => ({
  at: origin.createdAt,
  amount: origin.subtotal,
  personId: origin.personId,
  campaignId: origin.campaignId,
  trafficSource: origin.trafficSource,
});

const purchases = ({ tables }: Site): OriginRow[] => tables.origins.all().filter(({ type }) => type === 'Purchase');

const sales = (site: Site): Counted[] => purchases(site).map(sale);

function referred(site: Site): Counted[] {
  return purchases(site).flatMap((origin) => {
    const referral = site.tables.referrals.find('origin', origin.id);
    return referral && referral.status !== 'blocked' ? [{ ...sale(origin), campaignId: referral.campaignId }] : [];
  });
}

const refunded = (site: Site): Counted[] =>
  purchases(site).flatMap((origin) =>
    origin.refundedAt === null ? [] : [{ ...sale(origin), at: origin.refundedAt, amount: origin.refundSubtotal ?? 0 }],
  );

const rewards = (site: Site, ...reasons: RewardRow['reason'][]): Counted[] =>
  site.tables.rewards
    .all()
    .filter((reward) => reasons.includes(reward.reason) && reward.status !== 'Voided')
    .map((reward) => ({ at: reward.createdAt, personId: reward.personId, campaignId: reward.campaignId }));

const counting = (collect: Metric['collect'], of: 'things' | 'people' = 'things'): Metric => ({
  resultType: 'number',
  of,
  collect,
});
const adding = (collect: Metric['collect']): Metric => ({ resultType: 'money', of: 'amounts', collect });

export const METRICS: ReadonlyMap<string, Metric> = new Map([
  ['offers', counting(offers)],
  ['shares', counting(shares)],
  ['sharers', counting(shares, 'people')],
  ['clicks_unique', counting((site) => copies(site, 'clickedAt'))],
  ['visits', counting((site) => copies(site, 'visitedAt'))],
  ['people', counting(people)],
  ['customers', counting(sales, 'people')],
  ['total_sales_count', counting(sales)],
  ['total_sales_sum', adding(sales)],
  ['talkable_sales_count', counting(referred)],
  ['talkable_sales_sum', adding(referred)],
  ['refunded_sales_count', counting(refunded)],
  ['refunded_sales_sum', adding(refunded)],
  ['total_rewards_count', counting((site) => rewards(site, 'shared', 'click', 'referrer', 'referred'))],
  ['ad_rewards_count', counting((site) => rewards(site, 'shared', 'referrer'))],
  ['fr_rewards_count', counting((site) => rewards(site, 'click', 'referred'))],
]);
