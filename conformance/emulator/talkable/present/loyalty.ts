import type {
  LoyaltyAction,
  LoyaltyActionConfig,
  LoyaltyMember,
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

const TYPES = { redeem: 'redeem', adjust: 'manual_adjustment' } as const;

function configOf({ rule }: LoyaltyActionRow, { site }: Work): LoyaltyActionConfig | null {
  const found = site.setup.loyalty.collectRules.find(({ identifier }) => identifier === rule);
  return found ? { name: found.name, description: found.description, points: found.points } : null;
}

export function presentAction(action: LoyaltyActionRow, work: Work): LoyaltyAction {
  const { site } = work;
  const coupon = site.tables.coupons.get(action.couponId ?? 0);
  return {
    type: action.kind === 'collect' ? (action.rule ?? '') : TYPES[action.kind],
    created_at: timestamp(action.createdAt, site.setup.utcOffset),
    points: action.points,
    action_config: configOf(action, work),
    coupon: coupon ? presentCoupon(coupon, work) : null,
    event: null,
    user: action.kind === 'adjust' ? API_USER : null,
  };
}

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
