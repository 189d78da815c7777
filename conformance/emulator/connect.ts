import { optional, readAs, record, someText } from './core/shape.js';
import type { TalkableOptions } from './talkable/options.js';
import type { TalkJSOptions } from './talkjs/options.js';

type Fetch = typeof globalThis.fetch;

/** How fast a client may send. Where nothing is limited, the clients of an emulator have a limiter of their own. */
interface Pacing {
  readonly rateLimits: 'off' | 'documented';
  readonly rateLimiter?: { readonly take: () => number; readonly drain: () => void };
}

/** Options of a TalkJS client that talks to the emulator in-process, and signs tokens by its clock. */
export interface TalkJSConnection extends Pacing {
  readonly appId: string;
  readonly secretKey: string;
  readonly fetch: Fetch;
  readonly now: () => number;
}

/** Options of a Talkable client that talks to the emulator in-process. */
export interface TalkableConnection extends Pacing {
  readonly apiKey: string;
  readonly siteSlug: string;
  readonly fetch: Fetch;
}

export interface Connect {
  /** Options of a client of an app; without `appId`, of the first. */
  (api: 'talkjs', which?: { readonly appId?: string | undefined }): TalkJSConnection;
  /** Options of a client of a site; without `siteSlug`, of the first. */
  (api: 'talkable', which?: { readonly siteSlug?: string | undefined }): TalkableConnection;
}

/** The one that is asked for among those that are served, or the first. */
function pick<T>(served: readonly T[], idOf: (one: T) => string, id: string | undefined, name: string): T {
  const found = id === undefined ? served[0] : served.find((one) => idOf(one) === id);
  if (found !== undefined) return found;
  throw new TypeError(`connect(): ${name} is ${JSON.stringify(id)}; there are: ${served.map(idOf).join(', ')}.`);
}

interface Served {
  readonly talkjs: TalkJSOptions | undefined;
  readonly talkable: TalkableOptions | undefined;
  readonly rateLimits: 'off' | 'documented';
}

const unlimited = (): Pacing => ({ rateLimits: 'off', rateLimiter: { take: () => 0, drain: () => undefined } });

/** How clients of what is served connect to it. */
export function createConnect({ talkjs, talkable, rateLimits }: Served, fetch: Fetch, now: () => number): Connect {
  const pacing = rateLimits === 'off' ? unlimited() : { rateLimits };
  const toApp = (apps: TalkJSOptions['apps'], which: unknown): TalkJSConnection => {
    const { appId: id } = readAs(record<{ appId?: string }>({ appId: optional(someText) }), which, 'connect()');
    const { appId, secretKey } = pick(apps, (app) => app.appId, id, 'appId');
    return { appId, secretKey, fetch, now, ...pacing };
  };
  const toSite = (sites: TalkableOptions['sites'], which: unknown): TalkableConnection => {
    const { siteSlug: id } = readAs(
      record<{ siteSlug?: string }>({ siteSlug: optional(someText) }),
      which,
      'connect()',
    );
    const { slug, apiKey } = pick(sites, (site) => site.slug, id, 'siteSlug');
    return { apiKey, siteSlug: slug, fetch, ...pacing };
  };
  const connect = (api: string, which: unknown = {}): TalkJSConnection | TalkableConnection => {
    if (api === 'talkjs' && talkjs) return toApp(talkjs.apps, which);
    if (api === 'talkable' && talkable) return toSite(talkable.sites, which);
    const served = [...(talkjs ? ['talkjs'] : []), ...(talkable ? ['talkable'] : [])].join(', ');
    throw new TypeError(`connect(): this emulator does not serve ${JSON.stringify(api)}; it serves: ${served}.`);
  };
  // What comes of a name is known by the name, which TypeScript does not follow.
  return connect as Connect;
}
