import { holdsIn, loadClaims } from '../harness/claims.js';
import type { Scenario } from '../harness/scenario.js';
import { APIS, type ApiEntry, type ApiName } from './apis.js';

/** Credentials are opaque to whatever only passes them from an entry's adapter to its scenarios. */
export interface OpaqueCredentials {
  readonly opaque: unique symbol;
}

export type OpaqueEntry = ApiEntry<OpaqueCredentials>;
export type OpaqueScenario = Scenario<OpaqueCredentials>;

/** The entry of an API, its credentials opaque: adapter, tenants and scenarios of one entry always fit each other. */
export const entryOf = (api: ApiName): OpaqueEntry => APIS[api] as unknown as OpaqueEntry;

export interface Selection {
  readonly api: ApiName;
  readonly edition: string;
  /** A claim id, or a text of the title. */
  readonly filter?: string;
}

const isId = (id: string, filter: string): boolean => id.toLowerCase() === filter.toLowerCase();

const matches = (scenario: OpaqueScenario, filter: string): boolean =>
  scenario.claims.some((id) => isId(id, filter)) || scenario.title.toLowerCase().includes(filter.toLowerCase());

/** The scenarios whose claims all hold in the edition, and that the filter selects. */
export function selectScenarios({ api, edition, filter }: Selection): readonly OpaqueScenario[] {
  const elsewhere = new Set(
    loadClaims(api)
      .filter((claim) => !holdsIn(claim, edition))
      .map((claim) => claim.id),
  );
  return entryOf(api)
    .scenarios.filter((scenario) => !scenario.claims.some((id) => elsewhere.has(id)))
    .filter((scenario) => filter === undefined || matches(scenario, filter));
}

/** The claims that a filtered run judges, the one it names or all that its scenarios cite, and how many cite each. */
export function selectClaims(selection: Selection): ReadonlyMap<string, number> | undefined {
  const { api, edition, filter } = selection;
  if (filter === undefined) return undefined;
  const cited = new Set(selectScenarios(selection).flatMap((scenario) => scenario.claims));
  const named = [...cited].filter((id) => isId(id, filter));
  const all = selectScenarios({ api, edition });
  return new Map(
    (named.length > 0 ? named : [...cited]).map((id) => [
      id,
      all.filter((scenario) => scenario.claims.includes(id)).length,
    ]),
  );
}
