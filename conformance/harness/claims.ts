import { createRequire } from 'node:module';

export type Strength = 'MUST' | 'SHOULD' | 'OBSERVED' | 'ASSUMED';

/** One documented statement, as the catalogue has it. */
export interface Claim {
  readonly id: string;
  readonly text: string;
  readonly source: readonly string[];
  readonly kind: 'seed' | 'public' | 'decision';
  readonly strength: Strength;
  readonly testable: 'http' | 'webhook' | 'document';
  /** Editions in which it holds; absent: in every one. */
  readonly editions?: readonly string[];
}

const load = createRequire(import.meta.url);

/** The catalogue of an API, in its own order. */
export function loadClaims(api: string): readonly Claim[] {
  return (load(`talkspec/generated/${api}/claims.json`) as { readonly claims: readonly Claim[] }).claims;
}

export const holdsIn = (claim: Claim, edition: string): boolean => claim.editions?.includes(edition) ?? true;
