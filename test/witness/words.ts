import type { Contract } from '../../conformance/contract/contract.js';

const known = new WeakMap<Contract, ReadonlySet<string>>();

/** Every text that a schema of the contract lists: the values of enumerations, and the known ones of open lists. */
export function wordsOf(contract: Contract): ReadonlySet<string> {
  const words = known.get(contract) ?? new Set(listed((contract.document as { components?: unknown }).components));
  known.set(contract, words);
  return words;
}

const LISTS = ['enum', 'const', 'examples'];

function listed(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(listed);
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([keyword, value]) =>
    LISTS.includes(keyword) ? [value].flat().filter((one) => typeof one === 'string') : listed(value),
  );
}
