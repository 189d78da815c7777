import type { Contract } from '../../contract/contract.js';
import type { TalkableChoices } from './decisions.js';
import { completeSetup } from './setup/defaults.js';
import type { SiteOptions, SiteSetup } from './setup/types.js';
import { readTime } from './time.js';

export interface TalkableOptions {
  /** The sites that exist, with their API keys. At least one; slugs and keys differ. */
  readonly sites: readonly SiteOptions[];
  /** A contract to hold to in place of the current one. */
  readonly contract?: Contract;
  /** Other behaviour where no source settles it: `{ offerAgain: 'new' }`. */
  readonly decisions?: TalkableChoices;
}

const OFFSET = /^[+-]([01]\d|2[0-3]):[0-5]\d$/;
const CODE = /^[A-Z0-9\-_/.%:*+@&#]{3,255}$/;

function repeated<Value>(values: readonly Value[]): Value | undefined {
  const seen = new Set<Value>();
  return values.find((value) => seen.size === seen.add(value).size);
}

function checkCoupons({ couponLists }: SiteSetup): string | undefined {
  const codes = couponLists.flatMap((list) => list.codes.map((code) => code.toUpperCase()));
  const bad = codes.find((code) => !CODE.test(code));
  if (bad !== undefined)
    return `the coupon code "${bad}" must have 3 to 255 characters out of A-Z 0-9 - _ / . % : * + @ & #`;
  const twice = repeated(codes);
  if (twice !== undefined) return `the coupon code "${twice}" is there twice; codes are unique per site`;
  const many = couponLists.find((list) => list.singleUse === false && list.codes.length !== 1);
  return many && `the coupon list "${many.name}" is for many uses, so it must have one code`;
}

/** What names a coupon list that is not there. */
function checkLists({ campaigns, couponLists, loyalty }: SiteSetup): string | undefined {
  const names = new Set(couponLists.map((list) => list.name));
  const incentives = campaigns
    .flatMap((campaign) => campaign.incentives)
    .filter((incentive) => incentive.type === 'discount_coupon');
  const incentive = incentives.find((candidate) => !names.has(candidate.couponList ?? ''));
  if (incentive) return `the incentive "${incentive.identifier}" must name one of the coupon lists`;
  const batch = loyalty.redemptionBatches.find((candidate) => !names.has(candidate.couponList));
  return batch && `the redemption batch ${String(batch.id)} must name one of the coupon lists`;
}

function checkTimes({ campaigns, couponLists, utcOffset }: SiteSetup): string | undefined {
  if (!OFFSET.test(utcOffset)) return `utcOffset is "${utcOffset}"; it must be like "-07:00"`;
  const times = [
    ...campaigns.flatMap((campaign) => [campaign.startsAt, campaign.endsAt]),
    ...couponLists.map((list) => list.validUntil),
  ];
  const bad = times.find((time) => typeof time === 'string' && readTime(time, utcOffset) === undefined);
  return bad === undefined
    ? undefined
    : `"${String(bad)}" is no ISO 8601 time that has four digits of year at ${utcOffset}`;
}

function checkSite(site: SiteOptions): void {
  if (!site.slug || !site.apiKey) {
    throw new TypeError(`talkable.sites: slug and apiKey must not be empty (site "${site.slug}").`);
  }
  const setup = completeSetup(site, 0);
  const wrong = checkTimes(setup) ?? checkCoupons(setup) ?? checkLists(setup);
  if (wrong !== undefined) throw new TypeError(`talkable.sites, "${site.slug}": ${wrong}.`);
  const campaign = repeated(setup.campaigns.map(({ id }) => id));
  if (campaign !== undefined)
    throw new TypeError(`talkable.sites, "${site.slug}": the campaign ${String(campaign)} is there twice.`);
}

/** Throws a `TypeError` that names the option that is not as it should be. */
export function checkOptions({ sites }: TalkableOptions): void {
  const given: unknown = sites;
  if (!Array.isArray(given) || given.length === 0)
    throw new TypeError('talkable.sites is empty or no list: name at least one { slug, apiKey }.');
  for (const site of sites) checkSite(site);
  const slug = repeated(sites.map((site) => site.slug));
  if (slug !== undefined) throw new TypeError(`talkable.sites: the slug "${slug}" is there twice.`);
  if (repeated(sites.map((site) => site.apiKey)) !== undefined)
    throw new TypeError('talkable.sites: two sites have the same apiKey.');
}
