import { talkableTenants } from '../../targets/tenants.js';
import type { Lie, Mutant } from '../mutant.js';
import { rewriteAnswer, rewriteHeader, rewriteUrl } from '../rewrite.js';

type Fields = Record<string, unknown>;

const KEY = `Bearer ${talkableTenants().first.apiKey}`;

/** Changes the JSON body and the status of failed answers. */
const rewriteFailure =
  (change: (status: number, body: Fields) => { status: number; body: unknown }): Lie =>
  async (request, forward) => {
    const response = await forward(request);
    if (response.ok) return response;
    const { status, body } = change(response.status, (await response.json()) as Fields);
    return Response.json(body, { status, headers: response.headers });
  };

const DATE = /"(\d{4}-\d\d-\d\dT[\d:.]+)[+-]\d\d:\d\d"/g;

export const envelope: readonly Mutant[] = [
  {
    name: 'a missing key is let in',
    breaks: ['TK-AUTH-02'],
    lie: rewriteHeader({}, 'authorization', (value) => value ?? KEY),
  },
  {
    name: 'a wrong key is 400',
    breaks: ['TK-AUTH-02'],
    lie: rewriteFailure((status, body) => ({ status: status === 401 ? 400 : status, body })),
  },
  {
    name: 'success has no ok',
    breaks: ['TK-GEN-04'],
    lie: rewriteAnswer({}, (body) => ({ result: (body as Fields)['result'] })),
  },
  {
    name: 'the result is not wrapped',
    breaks: ['TK-GEN-04'],
    lie: rewriteAnswer({ method: 'GET' }, (body) => (body as Fields)['result']),
  },
  {
    name: 'an error has another name for its message',
    breaks: ['TK-ERR-01'],
    lie: rewriteFailure((status, body) => ({ status, body: { ok: false, message: body['error_message'] } })),
  },
  {
    name: 'an error says ok',
    breaks: ['TK-ERR-01'],
    lie: rewriteFailure((status, body) => ({ status, body: { ...body, ok: true } })),
  },
  {
    name: 'dates have no offset',
    breaks: ['TK-DATE-02'],
    lie: rewriteAnswer({}, (body) => JSON.parse(JSON.stringify(body).replace(DATE, '"$1"')) as unknown),
  },
  {
    name: 'the site may be left out',
    breaks: ['TK-SITE-02'],
    lie: rewriteUrl({ method: 'GET' }, (url) => {
      if (!url.searchParams.has('site_slug')) url.searchParams.set('site_slug', 'my-store');
    }),
  },
];
