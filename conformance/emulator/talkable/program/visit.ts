import type { Work } from '../exchange.js';
import type { LinkRow, VisitorOfferRow, VisitorRow } from '../state/records.js';
import { newVisitor, visitorWith } from './people.js';
import { addCopy } from './shares.js';

/** Who follows a link: a known visitor or a new one. */
export interface Visitor {
  readonly uuid: string | undefined;
  readonly ipAddress: string;
  readonly device?: VisitorRow['device'] | undefined;
}

/** A claim link gives the visitor the Friend's copy of the offer (TK-VISITOR-04). */
export function followLink(
  { site, now }: Pick<Work, 'site' | 'now'>,
  link: LinkRow,
  { uuid, ipAddress, device }: Visitor,
): VisitorOfferRow {
  const { shares, visitorOffers, visitors } = site.tables;
  const visitor = visitorWith(site, uuid ?? newVisitor(site));
  visitors.change(visitor, { device: device ?? visitor.device });
  const share = shares.list('link', link.id).at(-1);
  const mailed = share && share.email !== null ? visitorOffers.find('share', share.id) : undefined;
  const copy = mailed ?? addCopy({ site, now }, link.offerId, share?.id ?? null);
  visitorOffers.change(copy, { visitorUuid: visitor.uuid, ipAddress, clickedAt: now, clicks: [...copy.clicks, now] });
  if (share) shares.change(share, { clicks: share.clicks + 1 });
  return copy;
}
