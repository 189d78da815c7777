import { defaultSetup } from './defaults.js';
import type { SiteOptions, SiteSetup } from './types.js';

/** The whole set-up of a site: what its options leave out is the default as of this time in Unix milliseconds. */
export function completeSetup(options: SiteOptions, now: number): SiteSetup {
  const defaults = defaultSetup(now);
  const names = Object.keys(defaults) as (keyof SiteSetup)[];
  const entries = names.map((name) => [name, options[name] === undefined ? defaults[name] : options[name]]);
  // Every name of a set-up has a value of its own type, which entries do not tell TypeScript.
  const setup = Object.fromEntries(entries) as SiteSetup;
  // As a header carries it: host names and paths may be of any script.
  return { ...setup, landingUrl: new URL(setup.landingUrl).href };
}
