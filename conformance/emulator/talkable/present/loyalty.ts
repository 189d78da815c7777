import type {
  LoyaltyAction,
  LoyaltyActionConfig,
  LoyaltyMember,
  RedemptionBatch,
} from '../../../../generated/talkable/types.js';
import type { Work } from '../exchange.js';
import { describeAmount } from '../program/amounts.js';
import { couponList, stockOf } from '../program/coupons.js';
import type { RedemptionBatchSetup } from '../setup/types.js';
import type { LoyaltyActionRow, LoyaltyMemberRow } from '../state/records.js';
import { timestamp } from '../time.js';
import { presentCoupon } from './rewards.js';

export const presentLoyaltyMember = (member: LoyaltyMemberRow): LoyaltyMember => ({
  email: member.email,
  phone_number: member.phoneNumber,
  points_balance: member.balance,
  custom_properties: { ...member.customProperties },
  member_dates: member.memberDates.map(({ identifier, date }) => ({ identifier, date })),
});

const TYPES = { redeem: 'redeem', adjust: 'manual_adjustment' } as const;

function configOf({ rule }: LoyaltyActionRow, { site }: Work): LoyaltyActionConfig | null {
  const found = site.setup.loyalty.collectRules.find((candidate) => candidate.identifier === rule);
  return found ? { name: found.name, description: found.description, points: found.points } : null;
}

export function presentAction(action: LoyaltyActionRow, work: Work): LoyaltyAction {
  const { site, use } = work;
  const coupon = action.couponId === null ? undefined : site.tables.coupons.get(action.couponId);
  return {
    type: action.kind === 'collect' ? (action.rule ?? '') : TYPES[action.kind],
    created_at: timestamp(action.createdAt, site.setup.utcOffset),
    points: action.points,
    action_config: configOf(action, work),
    coupon: coupon ? presentCoupon(coupon, work) : null,
    event: null,
    user: action.kind === 'adjust' ? use('adjustedBy')() : null,
  };
}

export function presentBatch(batch: RedemptionBatchSetup, position: number, work: Work): RedemptionBatch {
  const { site } = work;
  const { amount, name, percentage = false, validUntil } = couponList(site, batch.couponList);
  return {
    id: batch.id,
    description: batch.description,
    points_cost: batch.pointsCost,
    position,
    available_coupons_count: stockOf(work, name),
    coupon_list: {
      amount,
      localized_amount: describeAmount(amount, percentage),
      name,
      percentage_discount: percentage,
      expires_at: validUntil === null ? null : timestamp(Date.parse(validUntil), site.setup.utcOffset),
    },
  };
}
