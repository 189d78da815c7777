import { Refusal } from '../../core/refusal.js';
import { ok } from '../envelope.js';
import type { Handler, Work } from '../exchange.js';
import { presentAction, presentBatch, presentLoyaltyMember } from '../present/loyalty.js';
import { issueCoupon, nextCoupon } from '../program/coupons.js';
import { personWithEmail } from '../program/people.js';
import type { CouponRow, LoyaltyActionRow, LoyaltyMemberRow } from '../state/records.js';
import { folded } from '../state/site.js';

interface AboutMember extends Work {
  readonly path: { readonly email: string };
}

/** The member, active or not. */
function knownMember({ site, path, use }: AboutMember): LoyaltyMemberRow {
  const member = site.tables.members.find('email', folded(path.email) ?? '');
  if (!member) throw new Refusal(use('unknownMember')());
  return member;
}

function activeMember(
  call: AboutMember,
  answer: 'inactiveMember' | 'inactiveMemberWrite' = 'inactiveMember',
): LoyaltyMemberRow {
  const member = knownMember(call);
  if (!member.active) throw new Refusal(call.use(answer)());
  return member;
}

/** A member who can collect and redeem. */
function takingPart(call: AboutMember): LoyaltyMemberRow {
  const member = activeMember(call);
  if (!member.inCampaign) throw new Refusal(call.use('noLoyaltyCampaign')());
  return member;
}

type NewAction = Pick<LoyaltyActionRow, 'kind' | 'points'> & Partial<LoyaltyActionRow>;

function act({ site, now }: Work, member: LoyaltyMemberRow, action: NewAction): LoyaltyActionRow {
  return site.tables.actions.add({
    rule: null,
    couponId: null,
    description: null,
    ...action,
    memberId: member.id,
    createdAt: now,
  });
}

const actionsOf = (work: Work, member: LoyaltyMemberRow, kind: LoyaltyActionRow['kind']) => {
  const actions = work.site.tables.actions.list('kind', `${String(member.id)} ${kind}`);
  return ok({
    actions: (actions.length > 1 ? work.use('oldestFirst')(actions) : actions).map((action) =>
      presentAction(action, work),
    ),
  });
};

export const getLoyaltyMember: Handler<'getLoyaltyMember'> = (call) =>
  ok({ loyalty_member: presentLoyaltyMember(activeMember(call)) });

export const updateLoyaltyMember: Handler<'updateLoyaltyMember'> = (call) => {
  const { site, use, body } = call;
  const { custom_properties = {}, member_dates } = body.data;
  const member = activeMember(call, 'inactiveMemberWrite');
  const entries = Object.entries(custom_properties);
  if (entries.some(([name]) => !use('isPropertyName')(name))) throw new Refusal(use('badPropertyName')());
  const stored = Object.fromEntries(entries.map(([name, value]) => [name, use('storedProperty')(value)]));
  site.tables.members.change(member, {
    customProperties: { ...member.customProperties, ...stored },
    ...(member_dates !== undefined && {
      memberDates: member_dates.map(({ identifier, date }) => ({ identifier, date })),
    }),
  });
  return ok({ loyalty_member: presentLoyaltyMember(member) });
};

export const listCollectActions: Handler<'listCollectActions'> = (call) =>
  actionsOf(call, takingPart(call), 'collect');
export const listRedeemActions: Handler<'listRedeemActions'> = (call) => actionsOf(call, takingPart(call), 'redeem');
export const listManualAdjustmentActions: Handler<'listManualAdjustmentActions'> = (call) =>
  actionsOf(call, knownMember(call), 'adjust');

export const createCollectAction: Handler<'createCollectAction'> = (call) => {
  const { site, use, body } = call;
  const member = takingPart(call);
  const { loyalty, pointsLimit } = site.setup;
  const rule = loyalty.collectRules.find((candidate) => candidate.identifier === body.data.type);
  if (!rule) throw new Refusal(use('unknownIdentifier')(body.data.type));
  const before = site.tables.actions
    .list('kind', `${String(member.id)} collect`)
    .some((action) => action.rule === rule.identifier);
  const balance = use('balanceAfter')(member.balance, rule.points);
  const fits = balance <= pointsLimit || use('collectWithinLimit')(balance, pointsLimit);
  const collected = use('collects')(rule, before) && fits;
  if (collected) {
    act(call, member, { kind: 'collect', points: rule.points, rule: rule.identifier });
    site.tables.members.change(member, { balance });
  }
  return ok({ collected, loyalty_member: presentLoyaltyMember(member) });
};

function takeCoupon(call: Work, member: LoyaltyMemberRow, coupon: CouponRow): void {
  issueCoupon(call.site, coupon, personWithEmail(call, member.email).id);
}

export const createRedeemAction: Handler<'createRedeemAction'> = (call) => {
  const { site, use, body } = call;
  const member = takingPart(call);
  const batch = site.setup.loyalty.redemptionBatches.find(
    (candidate) => candidate.id === body.data.redemption_batch_id,
  );
  if (!batch) throw new Refusal(use('unknownBatch')());
  if (!use('isEnough')(member.balance, batch.pointsCost)) throw new Refusal(use('notEnoughPoints')());
  const coupon = use('couponOfBatch')(nextCoupon(call, batch.couponList));
  if (!coupon) throw new Refusal(use('noCouponLeft')());
  takeCoupon(call, member, coupon);
  const action = act(call, member, { kind: 'redeem', points: -batch.pointsCost, couponId: coupon.id });
  site.tables.members.change(member, { balance: use('balanceAfter')(member.balance, action.points) });
  return ok({ action: presentAction(action, call), loyalty_member: presentLoyaltyMember(member) });
};

export const adjustPoints: Handler<'adjustPoints'> = (call) => {
  const { site, use, body } = call;
  const { points, description } = body.data;
  const member = activeMember(call, 'inactiveMemberWrite');
  const balance = use('balanceAfter')(member.balance, points);
  if (!use('isWithinLimit')(balance, site.setup.pointsLimit)) throw new Refusal(use('pointsOutOfRange')());
  const action = act(call, member, { kind: 'adjust', points, description: description ?? null });
  site.tables.members.change(member, { balance });
  return ok({ action: presentAction(action, call), loyalty_member: presentLoyaltyMember(member) });
};

export const listRedemptionBatches: Handler<'listRedemptionBatches'> = (call) => {
  takingPart(call);
  const batches = call.site.setup.loyalty.redemptionBatches;
  return ok({ redemption_batches: batches.map((batch, index) => presentBatch(batch, index + 1, call)) });
};
