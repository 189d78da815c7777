import type { Lie } from './mutant.js';

interface Which {
  readonly method?: string;
  /** Matched against the path of the URL. */
  readonly path?: RegExp;
}

const concerns = (request: Request, { method, path }: Which): boolean =>
  (method === undefined || request.method === method) && (path?.test(new URL(request.url).pathname) ?? true);

/** Changes the URL of the requests that are concerned. */
export const rewriteUrl =
  (which: Which, change: (url: URL) => void): Lie =>
  (request, forward) => {
    if (!concerns(request, which)) return forward(request);
    const url = new URL(request.url);
    change(url);
    return forward(new Request(url, request));
  };

/** Changes the JSON body of the requests that are concerned; others, and bodies that are no JSON, pass. */
export const rewriteRequest =
  (which: Which, change: (body: unknown) => unknown): Lie =>
  async (request, forward) => {
    if (!concerns(request, which)) return forward(request);
    const text = await request.text();
    const { url, method, headers } = request;
    const body = parse(text);
    return forward(
      new Request(url, {
        method,
        headers,
        body: body ? JSON.stringify(change(body.value)) : text === '' ? null : text,
      }),
    );
  };

/** Changes a header of the requests that are concerned. */
export const rewriteHeader =
  (which: Which, name: string, change: (value: string | null) => string | null): Lie =>
  (request, forward) => {
    const headers = new Headers(request.headers);
    const value = change(headers.get(name));
    if (!concerns(request, which) || value === null) return forward(request);
    headers.set(name, value);
    return forward(new Request(request, { headers }));
  };

/** Changes the JSON body of the answers with one status to the requests that are concerned. */
const rewriteStatus =
  (status: number) =>
  (which: Which, change: (body: unknown) => unknown): Lie =>
  async (request, forward) => {
    const response = await forward(request);
    if (!concerns(request, which) || response.status !== status) return response;
    return Response.json(change(await response.json()), { status, headers: response.headers });
  };

export const rewriteAnswer = rewriteStatus(200);

export const rewriteCreated = rewriteStatus(201);

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
