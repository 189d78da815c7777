import type { Contract } from '../../contract/contract.js';
import { receiversOf } from '../core/receivers.js';
import { listOf, object, optional, readAs, record, repeated } from '../core/shape.js';
import type { TalkableChoices } from './decisions.js';
import { completeSetup } from './setup/defaults.js';
import { siteShape } from './setup/shape.js';
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

function checkCoupons({ couponLists }: SiteSetup): string | undefined {
  const codes = couponLists.flatMap((list) => list.codes.map((code) => code.toUpperCase()));
  const bad = codes.find((code) => !CODE.test(code));
  if (bad !== undefined)
    return `the coupon code "${bad}" must have 3 to 255 characters out of A-Z 0-9 - _ / . % : * + @ & #`;
  const twice = repeated(codes);
  if (twice) return `the coupon code "${twice.value}" is there twice; codes are unique per site`;
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

function checkSite(site: SiteOptions, name: string): void {
  const setup = completeSetup(site, 0);
  const campaign = repeated(setup.campaigns.map(({ id }) => id));
  const wrong =
    (campaign && `the campaign ${String(campaign.value)} is there twice`) ??
    checkTimes(setup) ??
    checkCoupons(setup) ??
    checkLists(setup);
  if (wrong !== undefined) throw new TypeError(`${name}, "${site.slug}": ${wrong}.`);
}

const shape = record<TalkableOptions>({
  sites: listOf(siteShape, { min: 1, must: 'a list of at least one { slug, apiKey }' }),
  contract: optional(object) as never,
  decisions: optional(object) as never,
});

/** Throws a `TypeError` that names the option that is not as it should be. `events` are those of webhooks. */
export function checkOptions(options: TalkableOptions, events: readonly string[]): void {
  const { sites } = readAs(shape, options, 'talkable');
  const slug = repeated(sites.map((site) => site.slug));
  if (slug)
    throw new TypeError(`talkable.sites[${String(slug.index)}].slug is "${slug.value}", as that of a site before it.`);
  const key = repeated(sites.map((site) => site.apiKey));
  if (key) throw new TypeError(`talkable.sites[${String(key.index)}].apiKey is that of a site before it.`);
  const receivers = receiversOf(events);
  for (const [index, site] of sites.entries()) {
    const name = `talkable.sites[${String(index)}]`;
    checkSite(site, name);
    readAs(receivers, site.webhooks ?? [], `${name}.webhooks`);
  }
}
