import * as answers from '../answers.js';
import type { Handler, Work } from '../exchange.js';
import {
  presentAdjustment,
  presentCollect,
  presentRedeem,
  presentBatch,
  presentLoyaltyMember,
} from '../present/loyalty.js';
import { issueCoupon, nextCoupon } from '../program/coupons.js';
import { asTexts, personWithEmail } from '../program/people.js';
import type { LoyaltyActionRow, LoyaltyMemberRow } from '../state/records.js';
import { inOrder } from './person-lists.js';

interface AboutMember extends Work {
  readonly path: { readonly email: string };
}

function knownMember({ site, path }: AboutMember): LoyaltyMemberRow {
  const member = site.tables.members.find('email', path.email.toLowerCase());
  if (!member) throw answers.noMember();
  return member;
}

function activeMember(call: AboutMember): LoyaltyMemberRow {
  const member = knownMember(call);
  if (!member.active) throw answers.memberInactive();
  return member;
}

/** A member to write to: for a write no source tells that one who is not active is refused. */
function writableMember(call: AboutMember): LoyaltyMemberRow {
  const member = knownMember(call);
  if (!member.active && call.decide('inactiveMember') === 'refuse') throw answers.memberInactive();
  return member;
}

function takingPart(call: AboutMember): LoyaltyMemberRow {
  const member = activeMember(call);
  if (!member.inCampaign) throw answers.noLoyaltyCampaign();
  return member;
}

type NewAction = Pick<LoyaltyActionRow, 'kind' | 'points'> & Partial<LoyaltyActionRow>;

/** Notes an action, and changes the balance by its points. */
function act({ site, now }: Work, member: LoyaltyMemberRow, action: NewAction): LoyaltyActionRow {
  const { members, actions } = site.tables;
  members.change(member, { balance: member.balance + action.points });
  const none = { rule: null, couponId: null, description: null };
  return actions.add({ ...none, ...action, memberId: member.id, createdAt: now });
}

const actionsOf = ({ site }: Work, member: LoyaltyMemberRow, kind: LoyaltyActionRow['kind']) =>
  site.tables.actions.list('kind', `${String(member.id)} ${kind}`);

function listActions<Action>(
  work: Work,
  member: LoyaltyMemberRow,
  kind: LoyaltyActionRow['kind'],
  present: (action: LoyaltyActionRow, work: Work) => Action,
) {
  return answers.ok({ actions: inOrder(work, actionsOf(work, member, kind)).map((action) => present(action, work)) });
}

export const getLoyaltyMember: Handler<'getLoyaltyMember'> = (call) =>
  answers.ok({ loyalty_member: presentLoyaltyMember(activeMember(call)) });

const PROPERTY_NAME = /^[a-z_][a-z0-9_]*$/;

export const updateLoyaltyMember: Handler<'updateLoyaltyMember'> = (call) => {
  const member = writableMember(call);
  const { custom_properties: custom = {}, member_dates: dates = member.memberDates } = call.body.data;
  if (custom && !Object.keys(custom).every((name) => PROPERTY_NAME.test(name))) throw answers.badPropertyName();
  call.site.tables.members.change(member, {
    customProperties: custom ? { ...member.customProperties, ...asTexts(custom) } : {},
    memberDates: dates?.map(({ identifier, date }) => ({ identifier, date })) ?? [],
  });
  return answers.ok({ loyalty_member: presentLoyaltyMember(member) });
};

export const listCollectActions: Handler<'listCollectActions'> = (call) =>
  listActions(call, takingPart(call), 'collect', presentCollect);
export const listRedeemActions: Handler<'listRedeemActions'> = (call) =>
  listActions(call, takingPart(call), 'redeem', presentRedeem);
export const listManualAdjustmentActions: Handler<'listManualAdjustmentActions'> = (call) =>
  listActions(call, knownMember(call), 'adjust', presentAdjustment);

export const createCollectAction: Handler<'createCollectAction'> = (call) => {
  const { site, decide, lean, body } = call;
  const { type } = body.data;
  const member = takingPart(call);
  const rule = site.setup.loyalty.collectRules.find(({ identifier }) => identifier === type);
  if (!rule) throw answers.unknownIdentifier(type);
  lean('INF-17');
  const room = site.setup.pointsLimit - member.balance;
  const isDone =
    rule.oncePerMember === true && actionsOf(call, member, 'collect').some((action) => action.rule === type);
  const fits = rule.points <= room || (decide('collectBeyond') === 'up-to-it' && room > 0);
  const collected = !isDone && fits;
  if (collected) act(call, member, { kind: 'collect', points: Math.min(rule.points, room), rule: type });
  return answers.ok({ collected, loyalty_member: presentLoyaltyMember(member) });
};

export const createRedeemAction: Handler<'createRedeemAction'> = (call) => {
  const { site, lean, body } = call;
  const member = takingPart(call);
  const batch = site.setup.loyalty.redemptionBatches.find(({ id }) => id === body.data.redemption_batch_id);
  if (!batch) throw answers.noBatch(call);
  if (member.balance < batch.pointsCost) throw answers.notEnoughPoints();
  lean('INF-18');
  const coupon = nextCoupon(call, batch.couponList);
  if (!coupon) throw answers.noCouponLeft(call);
  issueCoupon(site, coupon, personWithEmail(call, member.email).id);
  const action = act(call, member, { kind: 'redeem', points: -batch.pointsCost, couponId: coupon.id });
  return answers.ok({ action: presentRedeem(action, call), loyalty_member: presentLoyaltyMember(member) });
};

export const adjustPoints: Handler<'adjustPoints'> = (call) => {
  const { site, lean, body } = call;
  const { points, description = null } = body.data;
  const member = writableMember(call);
  lean('INF-Q19');
  const balance = member.balance + points;
  if (balance < 0 || balance > site.setup.pointsLimit) throw answers.pointsOutOfRange();
  const action = act(call, member, { kind: 'adjust', points, description });
  return answers.ok({ action: presentAdjustment(action, call), loyalty_member: presentLoyaltyMember(member) });
};

export const listRedemptionBatches: Handler<'listRedemptionBatches'> = (call) => {
  takingPart(call);
  const batches = call.site.setup.loyalty.redemptionBatches;
  return answers.ok({ redemption_batches: batches.map((batch, index) => presentBatch(batch, index + 1, call)) });
};
