import { rule } from '../../core/rules.js';

export const visitRules = {
  /** Where a Friend who follows a link lands, and what the landing page is told. */
  landing: rule(
    { claims: ['TK-VISITOR-04', 'TK-VOFFER-03'] },
    (landingUrl: string, visitorUuid: string, visitorOfferId: number): string => {
      const url = new URL(landingUrl);
      url.searchParams.set('tkbl_cvuuid', visitorUuid);
      url.searchParams.set('talkable_visitor_offer_id', String(visitorOfferId));
      return url.href;
    },
  ),
  /** How many Friends a share brought: those who claimed and are known. */
  friendsOfShare: rule(
    { claims: ['TK-SHARE-05', 'TK-SHARE-06'], assumes: ['INF-32'] },
    (offers: readonly { readonly email: string | null; readonly clickedAt: number | null }[]): number =>
      offers.filter((offer) => offer.email !== null && offer.clickedAt !== null).length,
  ),
};
