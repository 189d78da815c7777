import { assets } from './assets.js';
import { attribution } from './attribution.js';
import { authentication } from './authentication.js';
import { batches } from './batches.js';
import { campaigns } from './campaigns.js';
import { coupons } from './coupons.js';
import { couponsPermission } from './coupons-permission.js';
import { dates } from './dates.js';
import { envelope } from './envelope.js';
import { loyalty } from './loyalty.js';
import { loyaltyPoints } from './loyalty-points.js';
import { loyaltyRedeeming } from './loyalty-redeeming.js';
import { metrics } from './metrics.js';
import { offerClaims } from './offer-claims.js';
import { offers } from './offers.js';
import { originsFields } from './origins-fields.js';
import { originsOffers } from './origins-offers.js';
import { originsRepeated } from './origins-repeated.js';
import { origins } from './origins.js';
import { people } from './people.js';
import { peopleLists } from './people-lists.js';
import { peoplePrivacy } from './people-privacy.js';
import { referralFlow } from './referral-flow.js';
import { referralsDeciding } from './referrals-deciding.js';
import { referrals } from './referrals.js';
import { refunds } from './refunds.js';
import { rewards } from './rewards.js';
import { sampleCall } from './sample-call.js';
import type { TalkableScenario } from './scenario.js';
import { shapes } from './shapes-all.js';
import { sharesEmail } from './shares-email.js';
import { sharesSocial } from './shares-social.js';
import { sites } from './sites.js';
import { statuses } from './statuses.js';
import { throttling } from './throttling.js';
import { visitors } from './visitors.js';

/** Every scenario of the Talkable API, a file per resource. */
export const talkableScenarios: readonly TalkableScenario[] = [
  ...sampleCall,
  ...envelope,
  ...statuses,
  ...dates,
  ...authentication,
  ...sites,
  ...throttling,
  ...referralFlow,
  ...attribution,
  ...origins,
  ...originsFields,
  ...originsRepeated,
  ...originsOffers,
  ...batches,
  ...refunds,
  ...referrals,
  ...referralsDeciding,
  ...offers,
  ...sharesSocial,
  ...sharesEmail,
  ...offerClaims,
  ...rewards,
  ...visitors,
  ...people,
  ...peopleLists,
  ...peoplePrivacy,
  ...coupons,
  ...couponsPermission,
  ...campaigns,
  ...metrics,
  ...loyalty,
  ...loyaltyPoints,
  ...loyaltyRedeeming,
  ...assets,
  ...shapes,
];
