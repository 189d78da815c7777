import { mediaTypeOf } from '../../contract/media-type.js';
import type { Exchange } from '../recorder.js';
import type { FormPart, Story, WitnessedExchange, WitnessedRequest, WitnessedResponse } from './witness.js';

/** Where the paths of recorded exchanges begin: URLs without a trailing slash. */
export interface Bases {
  readonly tenant: string;
  readonly server: string;
}

/**
 * What a scenario saw, up to a body that cannot be kept: nobody could tell what became of it. `at` is when it began,
 * in Unix milliseconds.
 */
export function storyOf(title: string, at: number, exchanges: readonly Exchange[], bases: Bases): Story | undefined {
  const unseen = exchanges.findIndex(isUnseen);
  const whole = unseen === -1 ? exchanges : exchanges.slice(0, unseen);
  const seen = whole.flatMap((exchange) => witnessed(exchange, bases) ?? []);
  return seen.length === 0 ? undefined : { title, at, exchanges: seen };
}

/** The exchange as a witness has it: without the credential, and without what every request of ours has. */
function witnessed(exchange: Exchange, { tenant, server }: Bases): WitnessedExchange | undefined {
  const inside = pathAfter(tenant, exchange);
  const path = inside ?? pathAfter(server, exchange);
  if (path === undefined) return undefined;
  const outside = inside === undefined ? { outside: true as const } : {};
  return { request: { ...requestOf(exchange, path), ...outside }, response: responseOf(exchange) };
}

/** The raw path of a URL that begins with the base. */
function pathAfter(base: string, { url }: Exchange): string | undefined {
  const rest = url.startsWith(base) ? url.slice(base.length) : undefined;
  return rest !== undefined && /^(?:[/?]|$)/.test(rest) ? rest.split('?', 1)[0] : undefined;
}

const JSON_TYPE = 'application/json';

function requestOf(exchange: Exchange, path: string): WitnessedRequest {
  const { method, requestForm } = exchange;
  const query = queryOf(exchange);
  const headers = headersOf(exchange);
  const credential = credentialOf(exchange);
  return {
    method,
    path,
    ...(query === undefined ? {} : { query }),
    ...(headers === undefined ? {} : { headers }),
    ...(credential === undefined ? {} : { credential }),
    ...(requestForm ? { form: partsOf(requestForm) } : bodyOf(exchange)),
  };
}

function queryOf({ url }: Exchange): WitnessedRequest['query'] {
  const parameters = new URL(url).searchParams;
  const names = [...new Set(parameters.keys())];
  if (names.length === 0) return undefined;
  return Object.fromEntries(
    names.map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

const NEVER = new Set(['authorization', 'accept', 'prefer']);

function headersOf(exchange: Exchange): WitnessedRequest['headers'] {
  const implied = 'body' in bodyOf(exchange) || exchange.requestForm !== undefined;
  const told = [...exchange.requestHeaders].filter(
    ([name]) => !NEVER.has(name) && !(implied && name === 'content-type'),
  );
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

function credentialOf({ requestHeaders, status }: Exchange): WitnessedRequest['credential'] {
  if (!requestHeaders.has('authorization')) return 'none';
  return status === 401 ? 'refused' : undefined;
}

/** A text that is JSON, and is said to be, is kept as the value that it is of. */
function bodyOf({ requestBody, requestHeaders }: Exchange): Pick<WitnessedRequest, 'body' | 'text'> {
  if (requestBody === undefined) return {};
  if (typeof requestBody !== 'string') return { body: requestBody };
  if (mediaTypeOf(requestHeaders.get('content-type') ?? '') !== JSON_TYPE) return { text: requestBody };
  try {
    return { body: JSON.parse(requestBody) };
  } catch {
    return { text: requestBody };
  }
}

/** Characters; of a longer text nobody reads the rest. */
const LONGEST_BODY = 100_000;

const isLong = (body: unknown): boolean => JSON.stringify(body).length > LONGEST_BODY;

/** True for a body of bytes, which the recorder does not keep, and for one that is too long. */
const isUnseen = ({ requestBody, requestForm, requestHeaders }: Exchange): boolean =>
  requestBody === undefined
    ? requestForm === undefined && ![JSON_TYPE, ''].includes(mediaTypeOf(requestHeaders.get('content-type') ?? ''))
    : isLong(requestBody);

const partsOf = (form: FormData): FormPart[] =>
  [...form].map(([name, value]) =>
    typeof value === 'string'
      ? { name, value }
      : { name, file: { name: value.name, type: value.type, size: value.size } },
  );

const KEPT = ['content-type', 'retry-after'];

function responseOf({ status, headers, responseBody, isJson }: Exchange): WitnessedResponse {
  const kept = KEPT.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const body = responseBody === undefined ? {} : isJson ? { body: responseBody } : { text: String(responseBody) };
  return { status, headers: Object.fromEntries(kept), ...body };
}
