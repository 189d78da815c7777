import type { Metric as MetricResult } from '../../../../generated/talkable/types.js';
import {
  clicked,
  clicks,
  gated,
  impressions,
  joins,
  joinsOptedIn,
  mails,
  nothing,
  offers,
  people,
  repeatedShares,
  shares,
  visited,
  type Collect,
  type Counted,
} from './counted.js';
import {
  hasCoupon,
  isAdvocates,
  isFirst,
  isOfAdvocate,
  isReferred,
  isUsed,
  not,
  refunds,
  rewardsThat,
  salesThat,
} from './counted-sales.js';

/** What is counted, each person once or each thing, or whose amounts are added up. */
interface Count {
  readonly collect: Collect;
  readonly of: 'things' | 'people' | 'amounts';
}

/** One count, or two of which the first is divided by the second. */
export interface Metric {
  readonly resultType: 'number' | 'percent' | 'money';
  readonly counts: readonly Count[];
}

type Entry = readonly [name: string, metric: Metric];

const count = (collect: Collect, of: Count['of'] = 'things'): Metric => ({
  resultType: of === 'amounts' ? 'money' : 'number',
  counts: [{ collect, of }],
});
const sum = (collect: Collect): Metric => count(collect, 'amounts');
const ratio = (resultType: Metric['resultType'], a: Metric, b: Metric): Metric => ({
  resultType,
  counts: [...a.counts, ...b.counts],
});
const rate = (a: Metric, b: Metric): Metric => ratio('percent', a, b);
const average = (collect: Collect): Metric => ratio('money', sum(collect), count(collect));
const both = (name: string, collect: Collect): Entry[] => [
  [`${name}_count`, count(collect)],
  [`${name}_sum`, sum(collect)],
];

const sales = salesThat();
const talkable = isReferred('pending', 'flagged', 'approved', 'voided');
const talkableSales = salesThat(talkable);
const [sharers, advocates] = [count(shares, 'people'), count(impressions, 'people')];
const paid = (status: string): boolean => status === 'Paid';

const ofSharing: readonly Entry[] = [
  ['sharing_rate', rate(sharers, advocates)],
  ['advocacy_percentage', rate(advocates, count(people))],
  ['sign_up_percentage', rate(count(joins, 'people'), count(people))],
  ['click_rate', rate(count(clicks), count(shares))],
  ['offers', count(offers)],
  ['offer_shown', count(impressions)],
  ['advocate_pages_shown', count(impressions)],
  ['advocate_impressions', count(impressions)],
  ['sign_up', count(joins, 'people')],
  ['sign_up_and_opted_in', count(joinsOptedIn, 'people')],
  ['shares', count(shares)],
  ['sharers', sharers],
  ['multisharers', count(repeatedShares, 'people')],
  ['share_emails_sent', count(mails)],
];

const ofClaiming: readonly Entry[] = [
  ['visit_percentage', rate(count(visited), count(clicked))],
  ['conversion_percentage', rate(count(talkableSales), count(clicked))],
  ['clicks', count(clicks)],
  ['clicks_unique', count(clicked)],
  ['visits', count(visited)],
  ['visits_unique', count(visited)],
  ['email_gated', count(gated)],
  ['emails_collected_on_claim', count(gated)],
  ['people', count(people)],
  ['customers', count(sales, 'people')],
  ['new_customers', count(salesThat(isFirst), 'people')],
];

const ofSales: readonly Entry[] = [
  ['revenue_percentage', rate(sum(talkableSales), sum(sales))],
  ['refunded_sales_percentage', rate(count(refunds), count(sales))],
  ['average_order_value', average(sales)],
  ['total_sales_aov', average(sales)],
  ['total_first_time_sales_aov', average(salesThat(isFirst))],
  ['refunded_sales_aov', average(refunds)],
  ...both('total_sales', sales),
  ...both('total_first_time_sales', salesThat(isFirst)),
  ...both('total_sales_with_curebit_coupon', salesThat(hasCoupon())),
  ...both('total_sales_with_talkable_ad_coupon', salesThat(hasCoupon('shared', 'referrer'))),
  ...both('total_sales_with_talkable_fr_coupon', salesThat(hasCoupon('click', 'referred'))),
  ...both('refunded_sales', refunds),
  ...both('total_referred_sales', salesThat(isReferred())),
  ...both('referred_sales_new', salesThat(isReferred(), isFirst)),
  ...both('talkable_sales', talkableSales),
  ...both('talkable_sales_with_talkable_coupon', salesThat(talkable, hasCoupon())),
  ...both('talkable_sales_with_talkable_coupon_and_new', salesThat(talkable, hasCoupon(), isFirst)),
  ...both('talkable_sales_with_talkable_coupon_and_not_new', salesThat(talkable, hasCoupon(), not(isFirst))),
  ...both('talkable_qualified_sales', salesThat(isReferred('approved'))),
  ...both('ideal_friend_sales', talkableSales),
  ...both('ideal_advocate_sales', salesThat(isAdvocates)),
  ...both('ideal_advocate_sales_new_customers', salesThat(isAdvocates, isFirst)),
  ...both('ideal_advocate_sales_existing_customers', salesThat(isAdvocates, not(isFirst))),
];

const ofRewards: readonly Entry[] = [
  ...both(
    'total_rewards',
    rewardsThat(() => true),
  ),
  ...both('ad_rewards', rewardsThat(isOfAdvocate)),
  ...both(
    'fr_rewards',
    rewardsThat((reward, site) => !isOfAdvocate(reward, site)),
  ),
  [
    'advocate_referral_rewards_used_count',
    count(rewardsThat((reward, site) => reward.reason === 'referrer' && isUsed(reward, site))),
  ],
  [
    'advocate_referral_rewards_paid_count',
    count(rewardsThat(({ reason, status }) => reason === 'referrer' && paid(status))),
  ],
  ['advocate_referral_rewards_paid_and_pending_count', count(rewardsThat(({ reason }) => reason === 'referrer'))],
];

const METRICS: ReadonlyMap<string, Metric> = new Map([...ofSharing, ...ofClaiming, ...ofSales, ...ofRewards]);

/** The kind of a figure, as its name ends. */
function kindOf(name: string): Metric['resultType'] {
  if (/_(sum|aov)$/.test(name)) return 'money';
  return /_(percentage|rate)$|^lift_/.test(name) ? 'percent' : 'number';
}

/** A metric that exists. What no call of the API makes happen, such as the opening of a mail, counts zero (INF-45). */
export const metricOf = (name: string): Metric =>
  METRICS.get(name) ?? { resultType: kindOf(name), counts: [{ collect: nothing, of: 'things' }] };

function add(things: readonly Counted[], of: Count['of']): number {
  if (of === 'things') return things.length;
  if (of === 'people') return new Set(things.map((thing) => thing.personId)).size;
  return things.reduce((total, thing) => total + (thing.amount ?? 0), 0);
}

/** The figure of what is left to count; `things` are those of each count. */
export function figure(
  { resultType, counts }: Metric,
  things: readonly (readonly Counted[])[],
  precision: number | undefined,
): MetricResult {
  const [value = 0, divisor] = counts.map(({ of }, nth) => add(things[nth] ?? [], of));
  const quotient = divisor === 0 ? 0 : value / (divisor ?? 1);
  const plain = Math.round((resultType === 'percent' ? 100 * quotient : quotient) * 100) / 100;
  const decimals = precision ?? (resultType === 'money' ? 2 : undefined);
  const text = decimals === undefined ? String(plain) : plain.toFixed(decimals);
  const formatted = { number: text, percent: `${text}%`, money: `$${text}` }[resultType];
  return { plain, formatted, result_type: resultType };
}
