import type { Schema } from '../../contract/document.js';
import { follow } from '../../contract/follow.js';
import type { SchemaPointer } from '../../contract/operation.js';

export interface SchemaPart {
  readonly at: SchemaPointer;
  readonly schema: Exclude<Schema, boolean>;
}

const COMPOSING = ['allOf', 'anyOf', 'oneOf'];

/** A schema and every schema that it is composed of, all of which speak of the same value; references are followed. */
export function partsOf(document: unknown, from: SchemaPointer, above: readonly string[] = []): SchemaPart[] {
  const { at, node: schema } = follow<Schema | undefined>(document, from);
  if (schema === undefined || typeof schema === 'boolean' || above.includes(at)) return [];
  const branches = COMPOSING.flatMap((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list) ? list.map((_, index) => `${at}/${keyword}/${String(index)}`) : [];
  });
  return [{ at, schema }, ...branches.flatMap((branch) => partsOf(document, branch, [...above, at]))];
}
