import type { Scenario } from '../../harness/scenario.js';
import type { TalkJSCredentials } from './adapter.js';

export type TalkJSScenario = Scenario<TalkJSCredentials>;

/** Declares a scenario: its title is a promise of the API, its claims what the promise is made of. */
export function scenario(
  title: string,
  about: { readonly claims: readonly string[]; readonly needs?: TalkJSScenario['needs']; readonly story?: boolean },
  run: TalkJSScenario['run'],
): TalkJSScenario {
  return { title, claims: about.claims, needs: about.needs ?? [], ...(about.story === undefined ? {} : { story: about.story }), run };
}
