import { readFile } from 'node:fs/promises';

import { parse } from 'yaml';

export type Strength = 'MUST' | 'SHOULD' | 'OBSERVED' | 'ASSUMED';

/** Where the contract says what a claim says. Without `operation` the pointer starts at the root of the document. */
export interface Encoding {
  operation?: string;
  pointer: string;
}

export interface Claim {
  id: string;
  text: string;
  source: string[];
  kind: 'seed' | 'public' | 'decision';
  grade?: string;
  /** Why a claim is only observed though its grade says MUST: the page was withdrawn, other evidence contests it. */
  doubt?: 'withdrawn' | 'contested';
  strength: Strength;
  testable: 'http' | 'webhook' | 'document';
  editions?: string[];
  encodedBy?: Encoding[];
  note?: string;
}

export interface Catalogue {
  api: string;
  sources: Record<string, string>;
  claims: Claim[];
}

/** Reads a catalogue as it stands; `claims.schema.json` says whether it is one. */
export async function readCatalogue(file: string | URL): Promise<Catalogue> {
  return parse(await readFile(file, 'utf8')) as Catalogue;
}

const strengths: Record<string, Strength> = {
  A: 'MUST',
  B: 'MUST',
  'A*': 'SHOULD',
  C: 'OBSERVED',
  D: 'ASSUMED',
  'B*': 'ASSUMED',
  'C*': 'ASSUMED',
};

/** The strength that follows from grade and doubt; a decision of this project has no grade and is only assumed. */
export function strengthOf(claim: Pick<Claim, 'kind' | 'grade' | 'doubt'>): Strength | undefined {
  if (claim.kind === 'decision') return claim.grade === undefined ? 'ASSUMED' : undefined;
  const strength = strengths[claim.grade ?? ''];
  return strength === 'MUST' && claim.doubt !== undefined ? 'OBSERVED' : strength;
}
