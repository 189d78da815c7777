import type { Schema } from './document.js';
import { follow } from './follow.js';

/** The JSON types a schema allows, as far as it says so itself, by a reference, or by the branches of a union. */
export function typesAt(document: unknown, schemaPointer: string): ReadonlySet<string> {
  const { at, node: schema } = follow<Schema | undefined>(document, schemaPointer);
  if (schema === undefined || typeof schema === 'boolean') return new Set();
  const own = [schema['type'] ?? []].flat() as string[];
  const keyword = 'oneOf' in schema ? 'oneOf' : 'anyOf';
  const union = schema[keyword];
  const branches = Array.isArray(union)
    ? union.flatMap((_, index) => [...typesAt(document, `${at}/${keyword}/${String(index)}`)])
    : [];
  return new Set([...own, ...branches]);
}

/** The JSON types that the items of an array schema allow. */
export const itemTypesAt = (document: unknown, schemaPointer: string): ReadonlySet<string> =>
  typesAt(document, `${follow(document, schemaPointer).at}/items`);
