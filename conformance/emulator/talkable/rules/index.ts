import { accessRules } from './access.js';
import { claimRules } from './claims.js';
import { couponRules } from './coupons.js';
import { listRules } from './lists.js';
import { loyaltyRules } from './loyalty.js';
import { metricRules } from './metrics.js';
import { offerRules } from './offers.js';
import { batchRules, originRules } from './origins.js';
import { personRules } from './people.js';
import { referralRules } from './referrals.js';
import { refundRules } from './refunds.js';
import { refusalRules } from './refusals.js';
import { rewardRules } from './rewards.js';
import { shareRules } from './shares.js';
import { visitRules } from './visits.js';

/** Every decision of the emulated API, by name. */
export const talkableRules = {
  ...refusalRules,
  ...accessRules,
  ...originRules,
  ...batchRules,
  ...refundRules,
  ...referralRules,
  ...offerRules,
  ...shareRules,
  ...claimRules,
  ...visitRules,
  ...rewardRules,
  ...personRules,
  ...couponRules,
  ...listRules,
  ...metricRules,
  ...loyaltyRules,
};

export type TalkableRules = typeof talkableRules;
