import type { Happenings, Work } from '../exchange.js';
import { presentCoupon } from '../present/rewards.js';
import type { CouponRow } from '../state/records.js';
import { webhookOrigin } from './origins.js';
import { webhookPerson } from './people.js';
import { decimal, referralPayload, rewardPayload } from './rewards.js';
import { mailPayload, sharePayload, signupPayload } from './sharing.js';
import type { Tell, TalkableEvents } from './tell.js';

/** A coupon that the merchant is asked to make. */
function couponPayload(coupon: CouponRow, work: Work): TalkableEvents['create_coupon_web_hook']['payload'] {
  const { setup } = work.site;
  return {
    coupon_auto_sync_enabled: false,
    coupon_code: coupon.code,
    coupon_list_id: setup.couponLists.findIndex(({ name }) => name === coupon.list) + 1,
    coupon_list_name: coupon.list,
    email: null,
    phone_number: null,
    discount_amount: decimal(coupon.amount) ?? '',
    percentage_discount: coupon.percentage,
    usage_limit: coupon.singleUse ? 1 : null,
    expires_at: presentCoupon(coupon, work).valid_until,
  };
}

/** What happens at a site, as its webhooks tell. */
export const happeningsOf = (tell: Tell): Happenings => ({
  reported: (origin) => {
    tell('event_web_hook', (work) => {
      const person = work.site.tables.people.get(origin.personId);
      return { ...(person && { person: webhookPerson(person, work) }), origin: webhookOrigin(origin, work) };
    });
  },
  referralApproved: (referral, taken) => {
    tell('referral_web_hook', (work) => referralPayload(referral, work), taken);
  },
  rewarded: (reward) => {
    tell('reward_web_hook', (work) => rewardPayload(reward, work));
  },
  shared: (offer, share, recipients = []) => {
    tell('post_share_web_hook', (work) => sharePayload(offer, share, recipients, work));
  },
  mailing: (offer, address) => {
    tell('check_unsubscribe_web_hook', (work) => mailPayload(offer, address, work));
  },
  couponMade: (coupon) => {
    tell('create_coupon_web_hook', (work) => couponPayload(coupon, work));
  },
  unsubscribed: (person) => {
    tell('unsubscribe_web_hook', (work) => ({ person: webhookPerson(person, work) }));
  },
  advocateSignedUp: (offer, person) => {
    tell('offer_signup_web_hook', (work) => signupPayload(offer, person, work));
  },
  friendSignedUp: (offer, person, ipAddress) => {
    tell('claim_signup_web_hook', (work) => ({ ...signupPayload(offer, person, work), ip_address: ipAddress }));
  },
});
