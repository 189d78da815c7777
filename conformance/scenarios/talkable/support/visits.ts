import { expectStatus, expectThat } from '../../../harness/expect.js';
import type { Context } from './site.js';

/** What a Friend brings to the merchant's page. */
export interface Visit {
  /** Value of `tkbl_cvuuid`. */
  readonly uuid: string;
  /** Value of `talkable_visitor_offer_id`. */
  readonly visitorOffer: string;
}

/** A Friend opens a claim link in a browser, from an IP address. Needs `any-origin`: links have their own host. */
export async function follow(context: Context, link: string, ipAddress: string, agent?: string): Promise<URL> {
  const { origin, pathname } = new URL(link);
  const answer = await context.api.server.anonymous.get(pathname, {
    origin,
    headers: {
      accept: 'text/html',
      'x-forwarded-for': ipAddress,
      ...(agent !== undefined && { 'user-agent': agent }),
    },
  });
  expectStatus(answer, 301, 302, 303, 307, 308);
  const location = answer.headers.get('location') ?? '';
  expectThat(URL.canParse(location), `the link leads to "${location}"`);
  return new URL(location);
}

/** The same, and what the landing page is told. */
export async function visit(context: Context, link: string, ipAddress: string): Promise<Visit> {
  const { searchParams } = await follow(context, link, ipAddress);
  return {
    uuid: searchParams.get('tkbl_cvuuid') ?? '',
    visitorOffer: searchParams.get('talkable_visitor_offer_id') ?? '',
  };
}
