import { assets } from './assets/uploading.js';
import { attribution } from './referrals/attribution.js';
import { authentication } from './credentials/authentication.js';
import { batches } from './origins/batches.js';
import { campaigns } from './campaigns/listing.js';
import { coupons } from './coupons/looking-up.js';
import { couponsPermission } from './coupons/permission.js';
import { dates } from './general/dates.js';
import { envelope } from './general/envelope.js';
import { loyalty } from './loyalty/members.js';
import { loyaltyPoints } from './loyalty/points.js';
import { loyaltyRedeeming } from './loyalty/redeeming.js';
import { metrics } from './metrics/figures.js';
import { offerClaims } from './offers/claims.js';
import { offers } from './offers/reading.js';
import { originsFields } from './origins/fields.js';
import { originsOffers } from './origins/offers.js';
import { originsRepeated } from './origins/repeated.js';
import { origins } from './origins/creating.js';
import { people } from './people/writing.js';
import { peopleLists } from './people/lists.js';
import { peoplePrivacy } from './people/privacy.js';
import { referralFlow } from './referrals/flow.js';
import { referralsDeciding } from './referrals/deciding.js';
import { referrals } from './referrals/listing.js';
import { refunds } from './refunds/reporting.js';
import { rewards } from './rewards/earning.js';
import { sampleCall } from './general/sample-call.js';
import type { TalkableScenario } from './support/scenario.js';
import { shapes } from './shapes-all.js';
import { sharesEmail } from './shares/email.js';
import { sharesSocial } from './shares/social.js';
import { sites } from './credentials/sites.js';
import { statuses } from './general/statuses.js';
import { throttling } from './general/throttling.js';
import { visitors } from './visitors/tracking.js';

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
