import type { Mutant } from '../mutant.js';
import { rewriteAnswer, rewriteCreated, rewriteRequest } from '../rewrite.js';

type Fields = Record<string, unknown>;

const inResult =
  (name: string, change: (fields: Fields) => Fields) =>
  (body: unknown): unknown => {
    const { result } = body as { result?: Fields };
    const inner = result?.[name];
    return inner !== null && typeof inner === 'object'
      ? { ...(body as Fields), result: { ...result, [name]: change(inner as Fields) } }
      : body;
  };

const PURCHASE = { method: 'POST', path: /\/origins\/purchase$/ };
const REFUND = { method: 'POST', path: /\/refund$/ };

export const programme: readonly Mutant[] = [
  {
    name: 'coupon codes are joined by semicolons',
    breaks: ['TK-ORIGIN-15'],
    lie: rewriteCreated(
      PURCHASE,
      inResult('origin', (origin) => ({ ...origin, coupon_code: String(origin['coupon_code']).replaceAll(',', ';') })),
    ),
  },
  {
    name: 'an order number is a number',
    breaks: ['TK-ORIGIN-14'],
    lie: rewriteCreated(
      PURCHASE,
      inResult('origin', (origin) => ({ ...origin, order_number: 12 })),
    ),
  },
  {
    name: 'a purchase has no subtotal check',
    breaks: ['TK-ORIGIN-06'],
    lie: rewriteRequest(PURCHASE, (body) => ({
      ...(body as Fields),
      data: { subtotal: 1, ...(body as { data?: Fields }).data },
    })),
  },
  {
    name: 'a full refund is a partial one',
    breaks: ['TK-REFUND-04'],
    lie: rewriteAnswer(
      REFUND,
      inResult('origin', (origin) => ({ ...origin, partially_refunded: true })),
    ),
  },
  {
    name: 'a refund leaves no date',
    breaks: ['TK-REFUND-06'],
    lie: rewriteAnswer(
      REFUND,
      inResult('origin', (origin) => ({ ...origin, refunded_at: null })),
    ),
  },
  {
    name: 'approval is forgotten',
    breaks: ['TK-REFERRAL-09'],
    lie: async (request, forward) => {
      if (request.method !== 'PUT' || !/\/referral$/.test(new URL(request.url).pathname)) return forward(request);
      const { url, method, headers } = request;
      return forward(
        new Request(url, { method, headers, body: (await request.text()).replace('"approved"', '"pending"') }),
      );
    },
  },
  {
    name: 'a social share has friends',
    breaks: ['TK-SHARE-06'],
    lie: rewriteAnswer(
      { method: 'POST', path: /\/shares\/social$/ },
      inResult('share', (share) => ({ ...share, friends_count: 1 })),
    ),
  },
];
