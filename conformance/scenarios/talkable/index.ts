import { generalSampleCall } from './general/sample-call.js';
import { generalEnvelope } from './general/envelope.js';
import { generalStatuses } from './general/statuses.js';
import { generalDates } from './general/dates.js';
import { generalThrottling } from './general/throttling.js';
import { generalEveryOperation } from './general/every-operation.js';
import { generalDecisions } from './general/decisions.js';
import { credentialsAuthentication } from './credentials/authentication.js';
import { credentialsSites } from './credentials/sites.js';
import { originsCreating } from './origins/creating.js';
import { originsFields } from './origins/fields.js';
import { originsData } from './origins/data.js';
import { originsOlderNames } from './origins/older-names.js';
import { originsRepeated } from './origins/repeated.js';
import { originsOffers } from './origins/offers.js';
import { originsBatches } from './origins/batches.js';
import { originsShapes } from './origins/shapes.js';
import { originsAffiliateMemberShapes } from './origins/affiliate-member-shapes.js';
import { originsPurchaseShapes } from './origins/purchase-shapes.js';
import { originsEventShapes } from './origins/event-shapes.js';
import { originsBatchShapes } from './origins/batch-shapes.js';
import { refundsReporting } from './refunds/reporting.js';
import { refundsShapes } from './refunds/shapes.js';
import { referralsFlow } from './referrals/flow.js';
import { referralsAttribution } from './referrals/attribution.js';
import { referralsListing } from './referrals/listing.js';
import { referralsDeciding } from './referrals/deciding.js';
import { referralsRewarding } from './referrals/rewarding.js';
import { referralsShapes } from './referrals/shapes.js';
import { offersReading } from './offers/reading.js';
import { offersClaims } from './offers/claims.js';
import { offersShapes } from './offers/shapes.js';
import { sharesSocial } from './shares/social.js';
import { sharesEmail } from './shares/email.js';
import { sharesShapes } from './shares/shapes.js';
import { rewardsEarning } from './rewards/earning.js';
import { rewardsShapes } from './rewards/shapes.js';
import { visitorsTracking } from './visitors/tracking.js';
import { visitorsShapes } from './visitors/shapes.js';
import { peopleReading } from './people/reading.js';
import { peopleWriting } from './people/writing.js';
import { peopleLists } from './people/lists.js';
import { peoplePrivacy } from './people/privacy.js';
import { peopleShapes } from './people/shapes.js';
import { couponsLookingUp } from './coupons/looking-up.js';
import { couponsPermission } from './coupons/permission.js';
import { couponsShapes } from './coupons/shapes.js';
import { campaignsListing } from './campaigns/listing.js';
import { campaignsShapes } from './campaigns/shapes.js';
import { metricsFigures } from './metrics/figures.js';
import { metricsSegments } from './metrics/segments.js';
import { metricsNarrowing } from './metrics/narrowing.js';
import { metricsDividing } from './metrics/dividing.js';
import { metricsShapes } from './metrics/shapes.js';
import { loyaltyMembers } from './loyalty/members.js';
import { loyaltyPoints } from './loyalty/points.js';
import { loyaltyRedeeming } from './loyalty/redeeming.js';
import { loyaltyShapes } from './loyalty/shapes.js';
import { assetsUploading } from './assets/uploading.js';
import { assetsShapes } from './assets/shapes.js';
import { webhooksDelivery } from './webhooks/delivery.js';
import { webhooksPayloads } from './webhooks/payloads.js';
import { webhooksOccasions } from './webhooks/occasions.js';
import { webhooksRewards } from './webhooks/rewards.js';
import { webhooksSharing } from './webhooks/sharing.js';
import { webhooksSignups } from './webhooks/signups.js';
import type { TalkableScenario } from './support/scenario.js';

/**
 * Every scenario of the Talkable API. A resource has a folder, a subject of it a file, named by what the API promises
 * there: `shapes` are the inputs that an operation takes and those that it does not. `support` holds no scenario.
 */
export const talkableScenarios: readonly TalkableScenario[] = [
  ...generalSampleCall,
  ...generalEnvelope,
  ...generalStatuses,
  ...generalDates,
  ...generalThrottling,
  ...generalEveryOperation,
  ...generalDecisions,
  ...credentialsAuthentication,
  ...credentialsSites,
  ...originsCreating,
  ...originsFields,
  ...originsData,
  ...originsOlderNames,
  ...originsRepeated,
  ...originsOffers,
  ...originsBatches,
  ...originsShapes,
  ...originsAffiliateMemberShapes,
  ...originsPurchaseShapes,
  ...originsEventShapes,
  ...originsBatchShapes,
  ...refundsReporting,
  ...refundsShapes,
  ...referralsFlow,
  ...referralsAttribution,
  ...referralsListing,
  ...referralsDeciding,
  ...referralsRewarding,
  ...referralsShapes,
  ...offersReading,
  ...offersClaims,
  ...offersShapes,
  ...sharesSocial,
  ...sharesEmail,
  ...sharesShapes,
  ...rewardsEarning,
  ...rewardsShapes,
  ...visitorsTracking,
  ...visitorsShapes,
  ...peopleReading,
  ...peopleWriting,
  ...peopleLists,
  ...peoplePrivacy,
  ...peopleShapes,
  ...couponsLookingUp,
  ...couponsPermission,
  ...couponsShapes,
  ...campaignsListing,
  ...campaignsShapes,
  ...metricsFigures,
  ...metricsSegments,
  ...metricsNarrowing,
  ...metricsDividing,
  ...metricsShapes,
  ...loyaltyMembers,
  ...loyaltyPoints,
  ...loyaltyRedeeming,
  ...loyaltyShapes,
  ...assetsUploading,
  ...assetsShapes,
  ...webhooksDelivery,
  ...webhooksPayloads,
  ...webhooksOccasions,
  ...webhooksRewards,
  ...webhooksSharing,
  ...webhooksSignups,
];
