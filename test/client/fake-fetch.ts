export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly init: RequestInit;
}

export interface FakeFetch {
  readonly fetch: typeof globalThis.fetch;
  /** Every request, in order. */
  readonly sent: Sent[];
}

type Reply = Response | Error | ((request: Sent) => Response | Promise<Response>);

/** A `fetch` that answers with the given replies in order, the last one for ever, and keeps what it was sent. */
export function fakeFetch(...replies: Reply[]): FakeFetch {
  const sent: Sent[] = [];
  return {
    sent,
    async fetch(input, init = {}) {
      const request: Sent = {
        method: init.method ?? 'GET',
        url: String(input),
        headers: new Headers(init.headers),
        body: init.body ?? undefined,
        init,
      };
      sent.push(request);
      const reply = replies[Math.min(sent.length, replies.length) - 1];
      if (reply === undefined) throw new Error('No reply is left');
      if (reply instanceof Error) throw reply;
      return typeof reply === 'function' ? reply(request) : reply.clone();
    },
  };
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
