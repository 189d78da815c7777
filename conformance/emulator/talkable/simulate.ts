import { wrong, type Act, type Called } from '../core/act.js';
import { Refusal } from '../core/refusal.js';
import { finite, flag, listOf, optional, passing, record, someText, whole, type Shape } from '../core/shape.js';
import type { Work } from './exchange.js';
import { campaignFor } from './program/campaigns.js';
import { issueOffer, LINK_PREFIX, linkOf, linkUrl } from './program/offers.js';
import { recordOrigin } from './program/origins.js';
import { isEmail, personWithEmail, writeDetails } from './program/people.js';
import { followLink } from './program/visit.js';
import type { OfferRow, PersonRow } from './state/records.js';

const LOOPBACK = '127.0.0.1';

const email = passing<string>((value) => typeof value === 'string' && isEmail(value), 'an e-mail address');

/** Somebody follows a claim link. */
export interface Visit {
  /** The URL of the link, or its code. */
  readonly link: string;
  /** Who follows it; default a new visitor. */
  readonly visitorUuid?: string;
  /** Default 127.0.0.1. */
  readonly ipAddress?: string;
}

/** Somebody buys on the site, which reports it. */
export interface Sale {
  readonly orderNumber: string;
  readonly subtotal: number;
  readonly email: string;
  readonly visitorUuid?: string;
  readonly ipAddress?: string;
  readonly couponCodes?: readonly string[];
}

/** Somebody fills in a form. */
export interface Signup {
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** Whether the person agrees to mail; default false. */
  readonly subscribes?: boolean;
}

/** A Friend fills in the form in front of a claim. */
export interface ClaimSignup extends Signup {
  /** As `visit` gives it. */
  readonly visitorOfferId: number;
}

const visit: Act<Work, Visit, { visitorUuid: string; visitorOfferId: number }> = {
  input: record<Visit>({ link: someText, visitorUuid: optional(someText), ipAddress: optional(someText) }),
  carryOut: (work, { link, visitorUuid, ipAddress = LOOPBACK }) => {
    const found = work.site.tables.links.find('code', link.split(LINK_PREFIX).at(-1) ?? '');
    if (!found || found.kind === 'show') throw wrong('link', link, 'a claim link of an offer, or its code');
    const copy = followLink(work, found, { uuid: visitorUuid, ipAddress });
    return { visitorUuid: copy.visitorUuid ?? '', visitorOfferId: copy.id };
  },
};

const buy: Act<Work, Sale, { originId: number; referralId: number | null }> = {
  input: record<Sale>({
    orderNumber: someText,
    subtotal: finite,
    email,
    visitorUuid: optional(someText),
    ipAddress: optional(someText),
    couponCodes: optional(listOf(someText)),
  }),
  carryOut: (work, { orderNumber, subtotal, visitorUuid, ipAddress = LOOPBACK, couponCodes = [], ...buyer }) => {
    const data = {
      ...buyer,
      order_number: orderNumber,
      subtotal,
      ip_address: ipAddress,
      coupon_codes: [...couponCodes],
    };
    const sale = refusedAs('orderNumber', orderNumber, () =>
      recordOrigin(work, 'Purchase', { ...data, ...(visitorUuid !== undefined && { uuid: visitorUuid }) }),
    );
    const referral = work.site.tables.referrals.find('origin', sale.origin.id);
    return { originId: sale.origin.id, referralId: referral?.id ?? null };
  },
};

/** What the API would refuse is refused here as well. */
function refusedAs<Result>(field: string, value: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) throw wrong(field, value, `what the API takes: ${error.response.body}`);
    throw error;
  }
}

const details = { firstName: optional(someText), lastName: optional(someText), subscribes: optional(flag) };

/** The person who signs up, with what the form says. */
function signedUp(work: Work, { email: address, firstName, lastName, subscribes = false }: Signup): PersonRow {
  const person = personWithEmail(work, address);
  writeDetails(work, person, {
    ...(firstName !== undefined && { first_name: firstName }),
    ...(lastName !== undefined && { last_name: lastName }),
  });
  if (subscribes) work.site.tables.people.change(person, { optedInAt: person.optedInAt ?? work.now });
  return person;
}

const signUp: Act<Work, Signup, { shortUrlCode: string; claimUrl: string }> = {
  input: record<Signup>({ email, ...details }),
  carryOut: (work, form) => {
    const campaign = campaignFor(work, [], 'AffiliateMember');
    if (!campaign) throw new TypeError('simulate: no live campaign of the site takes Advocates.');
    const person = signedUp(work, form);
    const offer = issueOffer(work, person, campaign);
    work.happens.advocateSignedUp(offer, person);
    return { shortUrlCode: offer.shortUrlCode, claimUrl: linkUrl(work.site, linkOf(work, offer, 'claim')) };
  },
};

const claimSignUp: Act<Work, ClaimSignup, void> = {
  input: record<ClaimSignup>({ visitorOfferId: whole(1), email, ...details }),
  carryOut: (work, { visitorOfferId, ...form }) => {
    const { visitorOffers, offers } = work.site.tables;
    const copy = visitorOffers.get(visitorOfferId);
    const offer: OfferRow | undefined = copy && offers.get(copy.offerId);
    if (!copy || !offer) throw wrong('visitorOfferId', visitorOfferId, 'the id of a copy that a visit gave');
    const person = signedUp(work, form);
    visitorOffers.change(copy, { email: form.email });
    work.happens.friendSignedUp(offer, person, copy.ipAddress ?? LOOPBACK);
  },
};

const unsubscribe: Act<Work, { email: string }, void> = {
  input: record<{ email: string }>({ email }) as Shape<{ email: string }>,
  carryOut: (work, { email: address }) => {
    const person = personWithEmail(work, address);
    if (person.unsubscribedAt !== null) return;
    work.site.tables.people.change(person, { unsubscribedAt: work.now });
    work.happens.unsubscribed(person);
  },
};

/** What people do on the pages of a site, by name. */
export const talkableActs = { visit, buy, signUp, claimSignUp, unsubscribe };

export type TalkableActs = Called<typeof talkableActs>;
