import { noOrigin, ok } from '../answers.js';
import type { Handler } from '../exchange.js';
import { presentReferral } from '../present/referral.js';
import { originBySlug } from '../program/origins.js';
import { move } from '../program/referrals.js';

export const updateReferral: Handler<'updateReferral'> = (call) => {
  const { site, lean, path, body } = call;
  const origin = originBySlug(call, path.origin_slug);
  if (!origin) throw noOrigin();
  const referral = site.tables.referrals.find('origin', origin.id);
  if (!referral) {
    lean('INF-Q07');
    return { ok: true };
  }
  move(call, referral, body.data.status);
  return ok({ referral: presentReferral(referral, call) });
};
