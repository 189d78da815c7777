import { createBindings, type Bindings } from '../client/bindings.js';
import type { paths } from '../../generated/talkjs/types.js';
import { bind, type TalkJSOptions } from './options.js';

export type { TalkJSOptions } from './options.js';

/** `GET`, `PUT`, … by path, each giving `{ data, error, response }`. */
export type TalkJSFetch = Bindings<paths>;

/**
 * The openapi-fetch bindings of the TalkJS REST API, over the same signed transport as the methods of `createTalkJS`.
 *
 * The contract fixes how a request is written and sent: per-request serializers, `baseUrl` and `fetch` are refused.
 */
export const createTalkJSFetch = (options: TalkJSOptions): TalkJSFetch => createBindings<paths>(bind(options));
