import { request, type Dispatcher } from 'undici';

/** Statuses whose answers have no body. */
const EMPTY = [204, 205, 304];

/**
 * A `fetch` on undici's `request`, which is faster than the global one: `createTalkJS({ …, fetch: undiciFetch })`.
 * What it cannot do, such as forms, goes the usual way. Redirects are not followed, as the client wants it.
 */
export const undiciFetch: typeof globalThis.fetch = async (input, init = {}) => {
  const { method = 'GET', body = null, signal = null } = init;
  if (typeof input !== 'string' || (body !== null && typeof body !== 'string')) return fetch(input, init);
  const answer = await request(input, {
    method: method as Dispatcher.HttpMethod,
    headers: Object.fromEntries(new Headers(init.headers)),
    body,
    signal,
  });
  const headers = Object.entries(answer.headers).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  );
  const content = EMPTY.includes(answer.statusCode) ? null : await answer.body.arrayBuffer();
  return new Response(content, { status: answer.statusCode, headers });
};
