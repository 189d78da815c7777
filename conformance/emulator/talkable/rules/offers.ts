import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest } from '../envelope.js';
import type { LinkRow, OfferRow } from '../state/records.js';

export const offerRules = {
  unknownOffer: rule({ claims: ['TK-OFFER-09', 'TK-OFFER-14', 'TK-ERR-09'] }, (): ResponseMessage =>
    badRequest('No offer found by id.'),
  ),
  unknownOfferToShare: rule({ claims: ['TK-ERR-09'], assumes: ['INF-04'] }, (): ResponseMessage =>
    badRequest('No offer found by id.'),
  ),
  refusedChannel: rule({ claims: ['TK-OFFER-07', 'TK-OFFER-08'] }, (channel: string): ResponseMessage =>
    badRequest(`Wrong sharing channel: ${channel}`),
  ),
  /** The offer that a person has of a campaign already is answered again. */
  offerAgain: rule({ assumes: ['INF-06'] }, (existing: OfferRow): OfferRow | undefined => existing),
  /** The link that an offer has for a channel already. */
  linkAgain: rule({ assumes: ['INF-07'] }, (existing: LinkRow): LinkRow | undefined => existing),
  /** Whether a Friend can still claim through a link; `link` is that of this offer with the given URL. */
  isClaimable: rule(
    { claims: ['TK-OFFER-12', 'TK-OFFER-13'], assumes: ['INF-Q10'] },
    (link: LinkRow | undefined, campaignIsLive: boolean): boolean =>
      link !== undefined && link.kind !== 'show' && campaignIsLive,
  ),
  unknownVisitorOffer: rule({ claims: ['TK-VOFFER-02', 'TK-ERR-09'] }, (): ResponseMessage =>
    badRequest('No visitor offer found by id.'),
  ),
};
