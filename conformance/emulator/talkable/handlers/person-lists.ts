import { noVisitor, ok } from '../answers.js';
import type { Asks, Handler } from '../exchange.js';
import { presentReferral } from '../present/referral.js';
import { presentReward } from '../present/rewards.js';
import { presentShare } from '../present/shares.js';
import { personOf } from '../program/people.js';

/** Rows, which come oldest first, in the order of a list; of one row no order is assumed. */
export const inOrder = <Row>({ decide }: Asks, rows: readonly Row[]): readonly Row[] =>
  rows.length > 1 && decide('listOrder') === 'newest-first' ? rows.toReversed() : rows;

export const listReferralsAsAdvocate: Handler<'listReferralsAsAdvocate'> = (call) => {
  const referrals = call.site.tables.referrals.list('advocate', personOf(call).id);
  return ok({ referrals: inOrder(call, referrals).map((referral) => presentReferral(referral, call)) });
};

export const listReferralsAsFriend: Handler<'listReferralsAsFriend'> = (call) => {
  const referrals = call.site.tables.referrals.list('friend', personOf(call).id);
  return ok({ referrals: inOrder(call, referrals).map((referral) => presentReferral(referral, call)) });
};

export const listPersonRewards: Handler<'listPersonRewards'> = (call) => {
  const rewards = call.site.tables.rewards.list('person', personOf(call).id);
  return ok({ rewards: inOrder(call, rewards).map((reward) => presentReward(reward, call)) });
};

export const listPersonShares: Handler<'listPersonShares'> = (call) => {
  const shares = call.site.tables.shares.list('person', personOf(call).id);
  return ok({ shares: inOrder(call, shares).map((share) => presentShare(share, call)) });
};

export const listRewards: Handler<'listRewards'> = (call) => {
  const { site, query, decide } = call;
  const visitor = site.tables.visitors.find('uuid', query.visitor_uuid.toLowerCase());
  const earned = site.tables.rewards.list('person', visitor?.personId ?? 0);
  if (earned.length === 0 && decide('nobodysRewards') === 'refuse' && !visitor) throw noVisitor();
  const { status = 'Paid' } = query;
  const rewards = earned.filter((reward) => status === 'All' || reward.status === status);
  return ok({ rewards: inOrder(call, rewards).map((reward) => presentReward(reward, call)) });
};
