import type { ApiAdapter } from '../harness/target.js';
import type { Scenario } from '../harness/scenario.js';
import type { EmulatorTenants } from '../targets/emulator.js';
import { talkjsAdapter, type TalkJSCredentials } from '../scenarios/talkjs/support/adapter.js';
import { talkjsScenarios } from '../scenarios/talkjs/index.js';
import { talkableAdapter, type TalkableCredentials } from '../scenarios/talkable/support/adapter.js';
import { talkableScenarios } from '../scenarios/talkable/index.js';
import { VARIABLES } from './variables.js';
import { talkableTenants, talkjsTenants } from '../targets/tenants.js';

/** What the command line needs to know of an API. */
export interface ApiEntry<Credentials> {
  readonly adapter: ApiAdapter<Credentials>;
  readonly scenarios: readonly Scenario<Credentials>[];
  readonly tenants: (edition: string) => EmulatorTenants<Credentials>;
  readonly editions: readonly string[];
  readonly liveOrigin: string;
  /** Credential field to environment variable. */
  readonly variables: { readonly [Field in keyof Credentials & string]: string };
}

const entry = <Credentials>(api: ApiEntry<Credentials>): ApiEntry<Credentials> => api;

/** Every API of the project. */
export const APIS = {
  talkjs: entry<TalkJSCredentials>({
    adapter: talkjsAdapter,
    scenarios: talkjsScenarios,
    tenants: talkjsTenants,
    editions: ['current', '2020-12-15'],
    liveOrigin: 'https://api.talkjs.com',
    variables: VARIABLES.talkjs,
  }),
  talkable: entry<TalkableCredentials>({
    adapter: talkableAdapter,
    scenarios: talkableScenarios,
    tenants: talkableTenants,
    editions: ['current'],
    liveOrigin: 'https://www.talkable.com',
    variables: VARIABLES.talkable,
  }),
} as const;

export type ApiName = keyof typeof APIS;
