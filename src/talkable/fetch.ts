import { createBindings, type Bindings } from '../client/bindings.js';
import type { paths } from '../../generated/talkable/types.js';
import { bindFetch, type TalkableFetchOptions } from './options.js';

export type { TalkableFetchOptions } from './options.js';

/** `GET`, `PUT`, … by path, each giving `{ data, error, response }`. */
export type TalkableFetch = Bindings<paths>;

/**
 * The openapi-fetch bindings of the Talkable API, over the same signed transport as the methods of `createTalkable`.
 *
 * Requests and bodies are those of the contract: each names its `site_slug`, and `data` is the whole envelope. An
 * answer with `ok: false` is an `error`, whatever its status. Per-request serializers, `baseUrl` and `fetch` are
 * refused.
 */
export const createTalkableFetch = (options: TalkableFetchOptions): TalkableFetch =>
  createBindings<paths>(bindFetch(options));
