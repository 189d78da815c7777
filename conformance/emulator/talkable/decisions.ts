import { decision, guess, type Choices, type Decisions } from '../core/decisions.js';

/** Who may call, about which site, and what is wrong with a request whatever it asks for. */
const ofRequests = {
  judgedFirst: decision('INF-03', ['credential', 'site'], 'What is told when both the key and the site are wrong.'),
  foreignSite: decision('INF-Q03', ['unauthorized', 'no-site'], 'A valid key that belongs to another site.'),
  formerCredentials: decision('INF-Q24', ['refuse', 'accept'], 'The key as HTTP Basic or as the parameter api_key.'),
  headersOf401: decision('INF-Q01', ['none', 'www-authenticate'], 'Headers that a 401 has of its own.'),
  throttledBody: decision('INF-01', ['envelope', 'page'], 'The body of a 429; that of a 401 or 404 is an envelope.'),
  retryAfter: decision('INF-Q23', ['absent', 'seconds'], 'Retry-After of a 429.'),
  slugElsewhere: decision('INF-02', ['read', 'ignore'], 'site_slug in the body where it belongs to the query, or so.'),
  siteOfTwo: decision('INF-54', ['in-its-place', 'elsewhere'], 'Which site_slug counts where query and body differ.'),
  parameterInBody: decision('INF-28', ['read', 'ignore'], 'Query parameters in the JSON body of a call without one.'),
  otherMisses: decision(
    'INF-04',
    ['bad-request', 'not-found'],
    'An unknown origin that is refunded, an unknown offer that is shared.',
  ),
  plainHttp: decision('INF-24', ['refuse', 'redirect'], 'A URL that begins with http: and is not on loopback.'),
  malformedPath: decision('INF-25', ['refuse', 'not-found'], 'Malformed percent-encoding or a NUL in a path.'),
  bodySize: guess(
    'INF-26',
    'JSON of up to 1 MiB, files of up to 50 MB, mails to 5,000 people, links for 5,000 channels.',
    'The limit is our own and keeps a test server alive.',
  ),
  malformedBody: decision('INF-Q27', ['refuse', 'ignore'], 'A body that is malformed, or no JSON.'),
  missingParameter: decision('INF-Q02', ['is-required', 'is-missing'], 'How a missing parameter is told.'),
  invalidParameter: decision('INF-27', ['named', 'in-words'], 'How a value that a parameter cannot have is told.'),
  trailingSlash: decision('INF-58', ['accept', 'refuse'], 'A slash at the end of a path.'),
  headRequest: decision('INF-62', ['like-get', 'not-found'], 'HEAD on a path that has GET.'),
  optionsRequest: decision('INF-63', ['not-found', 'no-content'], 'OPTIONS, as browsers send it.'),
  lenientValues: decision(
    'INF-55',
    ['lenient', 'strict'],
    'A number for a text, a form for JSON, a list without brackets.',
  ),
  nullValue: decision(
    'INF-56',
    ['clear', 'absent', 'refuse'],
    'What null for an optional property does to an update.',
  ),
  webhookEncoding: decision('INF-69', ['form', 'json'], 'How a webhook is encoded.'),
  webhookSignature: decision('INF-70', ['signed', 'none'], 'Whether webhooks are signed, as a Custom App signs.'),
  webhookDelivery: guess(
    'INF-71',
    'A receiver has five seconds; what it does not take is sent once more, at once.',
    'TK-HOOK-03 tells of intervals without a length and of no end.',
  ),
  booleanInQuery: decision('INF-21', ['words', 'digits-too'], 'How a boolean is spelt in a query.'),
} satisfies Decisions;

/** Origins, and the referrals that they make. */
const ofOrigins = {
  originId: guess(
    'INF-19',
    'Ids are positive integers that ascend.',
    'All that is seen, and nothing speaks against it.',
  ),
  unknownKey: decision('INF-20', ['ignore', 'refuse'], 'A key that the data of an origin does not know.'),
  noEffect: guess('INF-65', 'custom_field, r and alternative_visitor_uuid do nothing.', 'Nothing shows what they do.'),
  originWithoutEmail: decision('INF-59', ['accept', 'refuse'], 'A member or an event without an e-mail address.'),
  eventWithoutSubtotal: decision('INF-60', ['zero', 'refuse'], 'An event without a subtotal.'),
  formerCouponName: decision('INF-57', ['both', 'newer', 'ignore'], 'coupon_code, beside coupon_codes or alone.'),
  formerPropertiesName: decision('INF-64', ['read', 'ignore'], 'person_custom_properties of an origin.'),
  originAgain: decision(
    ['INF-05', 'INF-Q05'],
    ['existing', 'refuse'],
    'A purchase or event that is sent again with the same data.',
  ),
  comparedData: decision(
    'INF-Q04',
    ['with-coupons-and-items', 'address-and-subtotal'],
    'What makes two origins of one number different.',
  ),
  unreachableNumber: decision('INF-49', ['refuse', 'accept'], 'A number by which no path could name the origin.'),
  eventCategory: decision('TK-ORIGIN-30', ['refuse', 'accept'], 'A category of fewer than five letters and digits.'),
  originOfTwo: decision('INF-51', ['purchase', 'event'], 'What a slug names that a purchase and an event share.'),
  slugOfMember: decision('INF-Q08', ['none', 'email'], 'Whether a path can name an affiliate member.'),
  campaignTags: decision('INF-29', ['any', 'all'], 'How many of the tags asked for a campaign must have.'),
  takenUsername: decision('INF-30', ['leave', 'take-over'], 'An origin with the user name of somebody else.'),
  batchOffers: decision('INF-31', ['none', 'issued'], 'The offers of a batch that leaves out create_offers.'),
  refundAgain: decision('INF-Q09', ['refuse', 'accept'], 'A second refund, after a partial one.'),
  trackMethod: decision('INF-35', ['one-word', 'spoken'], 'track_method of the ways that no sample shows.'),
  selfReferral: decision('INF-15', ['person-or-visitor', 'person'], 'Who counts as referring oneself.'),
  similarAddress: decision('INF-36', ['flag', 'pass'], 'A Friend whose address is nearly that of the Advocate.'),
  decidedReferral: decision('INF-37', ['final', 'open'], 'Whether a decided referral can be reopened.'),
  forbiddenStatus: decision('INF-Q06', ['unprocessable', 'bad-request'], 'A status that a referral cannot take.'),
  sameStatus: decision('INF-14', ['accept', 'refuse'], 'The status that a referral has already.'),
  noReferral: guess('INF-Q07', 'An origin without a referral is acknowledged.', 'It is no error, and has no result.'),
  voidedRewards: decision('INF-13', ['void', 'leave'], 'The unpaid rewards of a referral that is voided.'),
} satisfies Decisions;

/** Offers, shares, claims and the coupons that come of them. */
const ofSharing = {
  offerAgain: decision('INF-06', ['same', 'new'], 'The offer of a person who has one of the campaign.'),
  linkAgain: decision('INF-07', ['same', 'new'], 'The link of an offer for a channel that has one.'),
  missingClaimUrl: decision('INF-Q10', ['inactive', 'refuse'], 'The status of a link that is not given.'),
  shareAgain: decision('INF-08', ['recorded', 'same'], 'A social share that has been made before.'),
  sharingCoupon: decision('TK-SHARE-08', ['shown', 'hidden'], 'Whether an offer shows the coupon earned by sharing.'),
  noSharingReward: guess('TK-SHARE-09', 'Without a reward `reward` is null.', 'It is required, and else a reward.'),
  friendsCount: decision('INF-32', ['known', 'all'], 'Which of the Friends who claimed count on a share.'),
  mailedBefore: decision('INF-09', ['skip', 'mail-again'], 'A recipient who was mailed before.'),
  totalSent: decision('INF-10', ['earlier-and-now', 'now'], 'What total_sent of a share by mail adds up.'),
  mailQuota: decision(
    'INF-Q15',
    ['send-some', 'send-none'],
    'A share by mail that exceeds what is left of the quota.',
  ),
  nobodyMailed: decision('INF-Q16', ['failure', 'success'], 'Whether a share by mail that mails nobody succeeds.'),
  validationOnly: decision(
    'INF-Q17',
    ['same-report', 'nothing-sent'],
    'What is reported as sent by a mere validation.',
  ),
  campaignTag: decision('INF-66', ['chooses', 'ignore'], 'campaign_tag of a claim.'),
  claimWithoutReward: guess(
    'TK-CLAIM-03',
    'A claim that earns nothing succeeds.',
    'So does the one that is shown, a self-referral.',
  ),
  unredeemReason: decision(
    ['INF-33', 'INF-Q14'],
    ['own', 'general'],
    'The reason against a claim, unless it is known.',
  ),
  reasonInWords: decision('TK-CLAIM-08', ['of-the-code', 'sentence'], 'What such a reason is in words.'),
  claimedShare: decision('INF-34', ['mail', 'none'], 'The share that a claim leaves behind.'),
  spentCoupon: decision('INF-16', ['ties-once', 'ties-again'], 'A spent coupon that comes with another order.'),
  expiredList: decision('INF-50', ['gives-nothing', 'gives'], 'A coupon list whose time is over.'),
  manyUses: decision('INF-53', ['checked', 'free'], 'Who may spend a coupon of many uses.'),
  unknownOwner: decision('INF-Q11', ['another', 'anybody'], "Whether somebody unknown may spend a person's coupon."),
  unwordedCheck: decision('INF-Q12', ['null', 'words'], 'error_message of the checks whose words no source shows.'),
  referredBy: decision('INF-Q13', ['null', 'person'], 'referred_by of a person who was referred.'),
} satisfies Decisions;

/** People, lists, figures and the loyalty programme. */
const ofPeople = {
  newPerson: decision('INF-11', ['by-email', 'by-any-slug'], 'Which unknown slug an update makes a person of.'),
  takenEmail: decision('INF-38', ['refuse', 'leave'], 'An update with the e-mail address of somebody else.'),
  oddUsername: decision('INF-39', ['refuse', 'accept'], 'An update with a user name that a link could hardly hold.'),
  optOut: decision('INF-40', ['forget', 'unsubscribe'], 'What gated_param_subscribed: false does.'),
  identifierHash: decision('INF-Q25', ['stored', 'slug'], 'Whether a person is found by identifier_hash.'),
  eventsCount: decision('INF-41', ['purchases-and-events', 'events'], 'What events_count of a person counts.'),
  zeroCounts: decision('INF-12', ['left-out', 'shown'], 'Statuses and channels that count zero.'),
  anonymizedOrigins: decision('INF-42', ['cleared', 'kept'], 'What anonymising takes out of the origins of a person.'),
  eventAsOrder: decision('INF-52', ['number', 'slug'], 'order_number of an event in the personal data.'),
  shippingShown: decision('INF-68', ['shown', 'hidden'], 'Where an order was sent to, in the personal data.'),
  visitorWithoutUuid: decision('INF-61', ['given', 'refuse'], 'A visitor who is registered without a uuid.'),
  nobodysRewards: decision('INF-47', ['none', 'refuse'], 'The rewards of a visitor whom nobody knows.'),

  listOrder: decision('INF-Q20', ['oldest-first', 'newest-first'], 'The order of lists but for campaigns and assets.'),
  pageBeyond: decision('INF-Q21', ['empty', 'last'], 'A page of assets after the last one.'),
  trafficSources: decision('INF-44', ['seen-too', 'set-up'], 'Whether labels that origins brought are listed.'),
  unknownMetric: guess(
    'INF-67',
    'Other metrics than are seen do not exist.',
    'A name must be known for one to exist.',
  ),
  figures: decision('INF-45', ['site-time', 'utc'], 'Where the days of a metric begin.'),
  week: decision('INF-46', ['monday', 'sunday'], 'The day on which a week of a metric begins.'),
  untoldProperty: decision(
    'INF-72',
    ['left-out', 'counted'],
    'What is counted but not told apart by what a figure is narrowed to.',
  ),
  campaignType: guess('INF-73', 'Every campaign is a StandaloneCampaign.', 'The type of a shown webhook.'),
  mostSegments: guess('INF-48', 'At most 5,000 segments.', 'The limit is our own and keeps a test server alive.'),

  collectAgain: guess(
    'INF-17',
    'A rule whose conditions are not met collects nothing.',
    'TK-LOYALTY-12 tells no other.',
  ),
  collectBeyond: decision('INF-43', ['nothing', 'up-to-it'], 'A collect that would lift the balance over the limit.'),
  redeemedCoupon: decision(
    'INF-18',
    ['leaves-the-list', 'stays'],
    'Whether a batch counts coupons that were redeemed.',
  ),
  inactiveMember: decision('INF-Q18', ['refuse', 'write'], 'A write to a member who is not active.'),
  pointsLimit: guess(
    'INF-Q19',
    'The limit of a balance is a setting.',
    'That there is one is told, its number is not.',
  ),
} satisfies Decisions;

/** What no source settles about the Talkable API; the first choice is the default. */
export const decisions = { ...ofRequests, ...ofOrigins, ...ofSharing, ...ofPeople };

export type TalkableDecisions = typeof decisions;

/** What of it a user turns. */
export type TalkableChoices = Partial<Choices<TalkableDecisions>>;
