import { strengthOf, type Catalogue, type Claim } from './catalogue.js';
import { operationsOf, resolveEncoding } from './resolve.js';

/** What is wrong with a catalogue, against the bundled contract it speaks of and the editions that contract has. */
export function catalogueFaults(catalogue: Catalogue, document: unknown, editions: readonly string[]): string[] {
  const operations = operationsOf(document);
  const encodings = catalogue.claims.flatMap((claim) =>
    (claim.encodedBy ?? []).map((encoding) => ({ claim, encoding })),
  );
  const lost = encodings.flatMap(({ claim, encoding }) => {
    const { found, reason } = resolveEncoding(encoding, document, operations);
    return found
      ? []
      : [`${claim.id}: ${reason}${encoding.operation === undefined ? '' : ` (${encoding.operation})`}`];
  });
  const named = new Set(encodings.map(({ encoding }) => encoding.operation));
  const unclaimed = [...operations.keys()]
    .filter((id) => !named.has(id))
    .map((id) => `operation ${id}: no claim speaks of it`);
  const own = catalogue.claims.flatMap((claim) => claimFaults(claim, catalogue, editions));
  return [...duplicates(catalogue.claims), ...own, ...lost, ...unclaimed];
}

function duplicates(claims: readonly Claim[]): string[] {
  const seen = new Set<string>();
  return claims.flatMap(({ id }) => {
    const twice = seen.has(id);
    seen.add(id);
    return twice ? [`${id}: given twice`] : [];
  });
}

function claimFaults(claim: Claim, { sources }: Catalogue, editions: readonly string[]): string[] {
  const faults: string[] = [];
  const strength = strengthOf(claim);
  if (strength !== claim.strength) {
    const doubt = claim.doubt === undefined ? '' : ` (${claim.doubt})`;
    const grade = `${claim.kind} of grade ${claim.grade ?? 'none'}${doubt}`;
    faults.push(`${claim.id}: ${grade} makes ${strength ?? 'no strength'}, not ${claim.strength}`);
  }
  if (claim.strength === 'MUST' && claim.testable === 'http' && claim.encodedBy === undefined) {
    faults.push(`${claim.id}: a MUST claim testable over HTTP, and \`encodedBy\` names no place in the contract`);
  }
  for (const source of claim.source) {
    if (!Object.hasOwn(sources, source)) faults.push(`${claim.id}: source ${source} is not explained`);
  }
  for (const edition of claim.editions ?? []) {
    if (!editions.includes(edition)) faults.push(`${claim.id}: there is no edition ${edition}`);
  }
  return faults;
}
