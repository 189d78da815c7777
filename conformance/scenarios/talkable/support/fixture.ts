// What a tenant holds that provides the need `fixture`: the documented test set-up, which no call of the API can make.

export const MEMBER = 'ann@example.com';
/** A loyalty member who is not active. */
export const INACTIVE_MEMBER = 'inactive@example.com';
/** A loyalty member whom no loyalty campaign takes. */
export const MEMBER_ELSEWHERE = 'elsewhere@example.com';

/** A rule by which points can be collected again and again. */
export const REPEATABLE = 'review';
/** A rule by which points can be collected once. */
export const ONCE = 'optin';

/** A redemption batch with coupons left. */
export const BATCH = 12;
/** One that costs 5,000 points. */
export const DEAR_BATCH = 13;
/** A balance beyond what any member may have. */
export const BEYOND_LIMIT = 1_000_000;

/** A single-use coupon that has not been issued. */
export const UNISSUED_COUPON = 'SPARE-8R3W';
/** The coupon of many uses. */
export const SHARED_COUPON = 'EVERYONE-5';
/** A coupon whose time is over. */
export const EXPIRED_COUPON = 'EXPIRED-3F8J';
/** The highest balance at the second site, which the first one lets a member exceed. */
export const OTHER_LIMIT = 500;

/** Offset of the site's time zone. */
export const OFFSET = '-07:00';

/** A tag of the live campaign that takes whoever joins, and rewards the Advocate and, for a click, the Friend. */
export const TAG = 'invite';
/** A tag of the live campaign that rewards sharing. */
export const SHARING_TAG = 'sharing';
