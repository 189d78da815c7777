import { json, type ResponseMessage } from '../core/message.js';
import { Refusal } from '../core/refusal.js';
import type { Asks } from './exchange.js';

/** A success with a result (TK-GEN-04). */
export const ok = <Result>(result: Result): { ok: true; result: Result } => ({ ok: true, result });

/** A success with nothing to return (TK-GEN-05). */
export const acknowledged = (): { ok: true } => ({ ok: true });

/** A refusal in the envelope of every error (TK-ERR-01). */
function refused(status: number, message: string, headers: ResponseMessage['headers'] = {}): Refusal {
  const answer = json(status, { ok: false, error_message: message });
  return new Refusal({ ...answer, headers: { ...answer.headers, ...headers } });
}

export const badRequest = (message: string): Refusal => refused(400, message);

/** More of something than the emulator takes, although the API names no limit. */
export function tooMany({ lean }: Asks, what: string, count: number, most: number): Refusal {
  lean('INF-26');
  return badRequest(`${what.replace('#', String(count))}; the emulator takes at most ${String(most)}.`);
}

/** What validation found; the prefix is that of every documented 422 (TK-ERR-10). */
const unprocessable = (reason: string): Refusal => refused(422, `Validation failed: ${reason}`);

/** `orderNumber` of `order_number`, as a form would call it. */
const spoken = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll('_', ' ');

export const missing = ({ decide }: Asks, name: string): Refusal =>
  badRequest(
    decide('missingParameter') === 'is-required'
      ? `\`${name}\` is required`
      : `param is missing or the value is empty: ${name}`,
  );

export const invalid = ({ decide }: Asks, name: string): Refusal =>
  badRequest(decide('invalidParameter') === 'named' ? `\`${name}\` is invalid` : `${spoken(name)} is invalid`);

export function unauthorized({ decide, lean }: Asks): Refusal {
  lean('INF-01');
  const challenges = decide('headersOf401') === 'www-authenticate';
  return refused(401, 'Unauthorized', challenges ? { 'www-authenticate': 'Bearer' } : {});
}

export function foreignSite({ decide, lean }: Asks): Refusal {
  if (decide('foreignSite') === 'no-site') return noSite();
  lean('INF-01');
  return refused(401, 'Unauthorized');
}

export function throttled({ decide, lean }: Asks): Refusal {
  lean('INF-Q01');
  const headers = decide('retryAfter') === 'seconds' ? { 'retry-after': '1' } : undefined;
  if (decide('throttledBody') === 'envelope') return refused(429, 'Too Many Requests', headers);
  const body = '<html><body><h1>429 Too Many Requests</h1></body></html>';
  return new Refusal({ status: 429, headers: { 'content-type': 'text/html', ...headers }, body });
}

export function unknownRoute({ lean }: Asks): Refusal {
  lean('INF-01');
  lean('INF-04');
  return refused(404, 'NotFound');
}

/** A look-up that finds nothing on an operation for which no source shows the answer. */
const missed = ({ decide }: Asks, message: string): Refusal =>
  refused(decide('otherMisses') === 'not-found' ? 404 : 400, message);

export const noSite = () => badRequest('No site found by `site_slug`.');

const NO_ORIGIN = 'No origin found by `origin_slug`.';
export const noOrigin = () => badRequest(NO_ORIGIN);
export const noOriginToRefund = (asks: Asks) => missed(asks, NO_ORIGIN);
export const wrongType = () => badRequest('`type` must be within ["AffiliateMember", "Purchase", "Event"]');
export const emailInvalid = () => badRequest("Email isn't valid");
export const duplicate = (type: string, name: string) =>
  badRequest(`Duplicate entity: Talkable already has existing ${type} with the same ${name} but different data\n`);
export const alreadyRefunded = () => badRequest('Origin has already been refunded');
export const refundOutOfRange = () => unprocessable('Refund subtotal must be between 0 and the subtotal');

export function statusForbidden({ decide }: Asks, from: string, to: string): Refusal {
  const reason = `Status cannot change from ${from} to ${to}`;
  return decide('forbiddenStatus') === 'unprocessable' ? unprocessable(reason) : badRequest(reason);
}

const NO_OFFER = 'No offer found by id.';
export const noOffer = () => badRequest(NO_OFFER);
export const noOfferToShare = (asks: Asks) => missed(asks, NO_OFFER);
export const refusedChannel = (channel: string) => badRequest(`Wrong sharing channel: ${channel}`);
export const wrongChannel = () => badRequest('`channel` is invalid');
export const missingRecipients = () => badRequest('`recipients` is required');
export const invalidParty = (name: 'advocate_email' | 'friend_email') => badRequest(`Invalid \`${name}\`.`);
export const noCampaign = () => badRequest('No campaign found.');
export const noVisitorOffer = () => badRequest('No visitor offer found by id.');
export const noVisitor = () => badRequest('No visitor found by `visitor_uuid`.');

export const noPerson = () => badRequest('No person found by `person_slug`.');
export const unpermitted = (key: string) => badRequest(`found unpermitted parameter: :${key}`);
export const usernameTaken = () => unprocessable('Username has already been taken. Please try another one.');
export const usernameInvalid = () => unprocessable('Username is invalid');
export const emailTaken = () => unprocessable('Email has already been taken');
export const slugIsNoEmail = () => unprocessable("Email isn't valid");

export function noMetric({ lean }: Asks): Refusal {
  lean('INF-67');
  return badRequest('No metric found.');
}
export const unsupportedPeriod = () =>
  badRequest('Unsupported option for period segmentation. Supported options: day, week, month, quarter, year');

export const noMember = () => badRequest('Loyalty member not found');
export const memberInactive = () => badRequest('Loyalty member is not active');
export const noLoyaltyCampaign = () => badRequest('No loyalty campaign found for the member');
export const badMemberDates = () =>
  badRequest('Invalid member_dates format, expected an array of objects with `date` and `identifier` keys');
export const badPropertyName = () =>
  unprocessable("Identifier can contain lowercase letters, numbers and '_' only and cannot begin with a number");
export const unknownIdentifier = (name: string) =>
  badRequest(`No action configurations found for identifier \`${name}\``);
export const pointsOutOfRange = () =>
  unprocessable('Points adjustment must result in member points balance between 0 and available points limit');
export const notEnoughPoints = () => badRequest('not enough points');

/** A redemption that no source shows refused. */
function notRedeemed({ lean }: Asks, message: string): Refusal {
  lean('INF-Q18');
  return badRequest(message);
}
export const noBatch = (asks: Asks) => notRedeemed(asks, 'No redemption batch found by `redemption_batch_id`.');
export const noCouponLeft = (asks: Asks) => notRedeemed(asks, 'No coupons available');

export const noAsset = () => badRequest('No asset found by `id`.');
export const fileNameTaken = () => unprocessable('File name has already been taken');
