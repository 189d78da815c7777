import { Refusal } from '../../core/refusal.js';
import { ok } from '../envelope.js';
import type { Handler } from '../exchange.js';
import { presentReferral } from '../present/referral.js';
import { originBySlug } from '../program/origins.js';
import { move } from '../program/referrals.js';

export const updateReferral: Handler<'updateReferral'> = (call) => {
  const { site, use, path, body } = call;
  const origin = originBySlug(call, path.origin_slug);
  if (!origin) throw new Refusal(use('unknownOrigin')());
  const referral = site.tables.referrals.find('origin', origin.id);
  if (!referral) return use('noReferral')();
  move(call, referral, body.data.status);
  return ok({ referral: presentReferral(referral, call) });
};
