import type {
  CollectAction,
  LoyaltyActionConfig,
  LoyaltyMember,
  ManualAdjustmentAction,
  RedeemAction,
  RedemptionBatch,
} from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import { couponList, stockOf } from '../program/coupons.js';
import type { RedemptionBatchSetup } from '../setup/types.js';
import type { LoyaltyActionRow, LoyaltyMemberRow } from '../state/records.js';
import { timestamp } from '../time.js';
import { describeAmount } from './offers.js';
import { presentCoupon } from './rewards.js';

export const presentLoyaltyMember = (member: LoyaltyMemberRow): LoyaltyMember => ({
  email: member.email,
  phone_number: member.phoneNumber,
  points_balance: member.balance,
  custom_properties: { ...member.customProperties },
  member_dates: member.memberDates.map(({ identifier, date }) => ({ identifier, date })),
});

/** Who adjusted: a technical user stands for the API (TK-LOYALTY-18). */
const API_USER = { account_id: 501, email: 'api@example.com', id: 601, staff_member: false };

function configOf({ rule }: LoyaltyActionRow, { site }: Work): LoyaltyActionConfig | null {
  const found = site.setup.loyalty.collectRules.find(({ identifier }) => identifier === rule);
  return found ? { name: found.name, description: found.description, points: found.points } : null;
}

const common = ({ createdAt, points }: LoyaltyActionRow, { site }: Work) => ({
  created_at: timestamp(createdAt, site.setup.utcOffset),
  points,
  action_config: null,
  coupon: null,
  event: null,
  user: null,
});

export const presentCollect = (action: LoyaltyActionRow, work: Work): CollectAction => ({
  ...common(action, work),
  type: action.rule ?? '',
  action_config: configOf(action, work),
});

export function presentRedeem(action: LoyaltyActionRow, work: Work): RedeemAction {
  const coupon = work.site.tables.coupons.get(action.couponId ?? 0);
  return { ...common(action, work), type: 'redeem', coupon: coupon ? presentCoupon(coupon, work) : null };
}

export const presentAdjustment = (action: LoyaltyActionRow, work: Work): ManualAdjustmentAction => ({
  ...common(action, work),
  type: 'manual_adjustment',
  user: API_USER,
});

/** How many coupons a batch has: those that nobody has yet. */
function availableOf(work: Work, list: string): number {
  const redeemed = work.site.tables.actions.all().filter(({ couponId }) => {
    const coupon = couponId === null ? undefined : work.site.tables.coupons.get(couponId);
    return coupon?.list === list;
  });
  const left = stockOf(work, list);
  return redeemed.length > 0 && work.decide('redeemedCoupon') === 'stays' ? left + redeemed.length : left;
}

export function presentBatch(batch: RedemptionBatchSetup, position: number, work: Work): RedemptionBatch {
  const { site } = work;
  const { amount, name, percentage = false, validUntil } = couponList(site, batch.couponList);
  return {
    id: batch.id,
    description: batch.description,
    points_cost: batch.pointsCost,
    position,
    available_coupons_count: availableOf(work, name),
    coupon_list: {
      amount,
      localized_amount: describeAmount(amount, percentage),
      name,
      percentage_discount: percentage,
      expires_at: validUntil === null ? null : timestamp(Date.parse(validUntil), site.setup.utcOffset),
    },
  };
}
