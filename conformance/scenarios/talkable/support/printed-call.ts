import type { TalkableCredentials } from './adapter.js';

/** The sample call of the introduction, as it is printed there. */
const PRINTED = String.raw`curl 'https://www.talkable.com/api/v2/campaigns?site_slug=my-store' \
-H 'accept: application/json' \
-H 'Authorization: Bearer i9uil7nQgDjucCiTJu'`;

/** The site and the key that are printed in it. */
export const PRINTED_CREDENTIALS: TalkableCredentials = { siteSlug: 'my-store', apiKey: 'i9uil7nQgDjucCiTJu' };

export interface PrintedCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads a curl command of the printed kind: a URL and headers, each in single quotes. */
export function parseCurl(command: string): PrintedCall {
  const words = command.replaceAll('\\\n', ' ').match(/'[^']*'|[^\s']+/g) ?? [];
  const [program, ...rest] = words.map((word) => word.replaceAll("'", ''));
  if (program !== 'curl') throw new Error(`"${command}" is no curl command.`);
  const headers: Record<string, string> = {};
  let url: URL | undefined;
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (word === '-H') {
      at += 1;
      const [, name = '', value = ''] = /^([^:]+): *(.*)$/.exec(rest[at] ?? '') ?? [];
      headers[name] = value;
    } else if (url === undefined) url = new URL(word);
    else throw new Error(`"${word}" is nothing that a printed call has.`);
  }
  if (!url) throw new Error(`"${command}" names no URL.`);
  return { method: 'GET', url, headers };
}

/** The printed call as a reader of the page would send it: with a site and a key of their own. */
export const printedCall = ({ siteSlug, apiKey }: TalkableCredentials): PrintedCall =>
  parseCurl(PRINTED.replaceAll(PRINTED_CREDENTIALS.siteSlug, siteSlug).replaceAll(PRINTED_CREDENTIALS.apiKey, apiKey));
