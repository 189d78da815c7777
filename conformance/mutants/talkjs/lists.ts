import type { Mutant } from '../mutant.js';
import { rewriteAnswer, rewriteUrl } from '../rewrite.js';

const LISTS = /\/(users|conversations|messages)$/;

const reversed = (body: unknown): unknown =>
  body !== null && typeof body === 'object' && 'data' in body && Array.isArray(body.data)
    ? { ...body, data: [...(body.data as unknown[])].reverse() }
    : body;

export const lists: readonly Mutant[] = [
  {
    name: 'the default page has 20 entries',
    breaks: ['TJ-LST-06'],
    lie: rewriteUrl({ method: 'GET', path: LISTS }, (url) => {
      if (!url.searchParams.has('limit')) url.searchParams.set('limit', '20');
    }),
  },
  {
    name: 'the cursor is ignored',
    breaks: ['TJ-LST-07', 'TJ-LST-15'],
    lie: rewriteUrl({ method: 'GET', path: LISTS }, (url) => {
      url.searchParams.delete('startingAfter');
    }),
  },
  {
    name: 'messages are listed oldest first',
    breaks: ['TJ-LST-08', 'TJ-GET-13'],
    lie: rewriteAnswer({ method: 'GET', path: /\/messages$/ }, reversed),
  },
  {
    name: 'conversations are listed at most 20 at a time',
    breaks: ['TJ-LST-03'],
    lie: (request, forward) =>
      /\/conversations$/.test(new URL(request.url).pathname) &&
      Number(new URL(request.url).searchParams.get('limit')) > 20
        ? Promise.resolve(Response.json({ errorCode: 'LIMIT', reasons: [] }, { status: 400 }))
        : forward(request),
  },
];
