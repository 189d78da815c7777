import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

interface Claim {
  readonly id: string;
  readonly strength: string;
  readonly testable: string;
}

/** The ids of an API's assumed claims that can be seen over HTTP or through webhooks, sorted. */
export function assumedClaims(api: string): string[] {
  const file = new URL(`../../conformance/claims/${api}.yaml`, import.meta.url);
  const { claims } = parse(readFileSync(file, 'utf8')) as { claims: Claim[] };
  return claims
    .filter(({ strength, testable }) => strength === 'ASSUMED' && testable !== 'document')
    .map(({ id }) => id)
    .sort();
}
