import type { Answer } from '../../../harness/answer.js';
import type { SendOptions } from '../../../harness/api.js';
import { expectStatus } from '../../../harness/expect.js';
import { inQuery, read, type Context } from './site.js';

/** One red point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
/** The beginning of a film: the box that names its format. */
const MP4 = Buffer.from('0000001866747970697336360000000069736f6d61766331', 'hex');

export interface File {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const picture = (name: string): File => ({ name, type: 'image/png', bytes: new Uint8Array(PNG) });
export const film = (name: string): File => ({ name, type: 'video/mp4', bytes: new Uint8Array(MP4) });

export function send(context: Context, { name, type, bytes }: File, options: SendOptions = {}): Promise<Answer> {
  const form = new FormData();
  form.set('file', new Blob([bytes], { type }), name);
  return context.api.post('/assets', inQuery(context, { ...options, body: form }));
}

/** Uploads a file and answers with what became of it. */
export async function upload(context: Context, file: File): Promise<Answer> {
  const answer = await send(context, file);
  expectStatus(answer, 201);
  return answer;
}

export async function list(context: Context, query: SendOptions['query'] = {}): Promise<Answer> {
  const answer = await read(context, '/assets', { query, example: 'assets' });
  expectStatus(answer, 200);
  return answer;
}

const PER_PAGE = 100;
/** An end for any server. */
const MAX_PAGES = 100;

/** One property of every asset that a query selects, page after page. */
export async function everyAsset(
  context: Context,
  property: 'name' | 'content_type',
  query: SendOptions['query'] = {},
): Promise<string[]> {
  const found: string[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await list(context, { ...query, page, per_page: PER_PAGE });
    const more = answer.strings('/result/assets', property);
    found.push(...more);
    if (more.length < PER_PAGE) break;
  }
  return found;
}
