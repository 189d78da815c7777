import type { Reference } from './document.js';
import { valueAt } from './json-pointer.js';

const isReference = (node: unknown): node is Reference =>
  typeof node === 'object' && node !== null && '$ref' in node && typeof node.$ref === 'string';

/** Follows references from a place in a document until a node that is none: its pointer and itself. */
export function follow<T>(document: unknown, at: string): { readonly at: string; readonly node: T } {
  const node = valueAt(document, at);
  if (isReference(node)) return follow(document, node.$ref.slice(1));
  return { at, node: node as T };
}
