import type { Simulating } from './core/simulate.js';
import { optional, readAs, record, someText, type Shape } from './core/shape.js';
import type { TalkableActs } from './talkable/simulate.js';
import type { TalkJSActs } from './talkjs/simulate/index.js';

/** What happens without a call, on an app or site; without its name, the first. */
export interface Simulate {
  (api: 'talkjs', which?: { readonly appId?: string | undefined }): TalkJSActs;
  (api: 'talkable', which?: { readonly siteSlug?: string | undefined }): TalkableActs;
}

const tenants: Readonly<Record<string, Shape<Readonly<Record<string, string | undefined>>>>> = {
  talkjs: record<{ appId?: string }>({ appId: optional(someText) }),
  talkable: record<{ siteSlug?: string }>({ siteSlug: optional(someText) }),
};

export const createSimulate = (simulating: Simulating): Simulate =>
  ((api: string, which: unknown = {}) => {
    const shape = Object.hasOwn(tenants, api) ? tenants[api] : undefined;
    const [tenant] = shape ? Object.values(readAs(shape, which, 'simulate()')) : [];
    return simulating(api, tenant);
    // The acts of an API are known by its name.
  }) as unknown as Simulate;
