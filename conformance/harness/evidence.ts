import type { Exchange } from './recorder.js';

/** The request and response that a failed expectation looked at. */
export interface Evidence {
  readonly request: { readonly method: string; readonly url: string; readonly body?: unknown };
  readonly response: { readonly status: number; readonly body?: unknown };
}

export function evidenceOf(exchange: Exchange): Evidence {
  const { method, url, requestBody, status, responseBody } = exchange;
  return {
    request: { method, url, ...(requestBody === undefined ? {} : { body: requestBody }) },
    response: { status, ...(responseBody === undefined ? {} : { body: responseBody }) },
  };
}
