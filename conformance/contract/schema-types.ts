import type { ContractDocument, Schema } from './document.js';
import { valueAt } from './json-pointer.js';

/** The JSON types a schema allows, as far as it says so itself, by a reference, or by the branches of a union. */
export function typesAt(document: ContractDocument, schemaPointer: string): ReadonlySet<string> {
  const schema = valueAt(document, schemaPointer) as Schema | undefined;
  if (schema === undefined || typeof schema === 'boolean') return new Set();
  if (typeof schema['$ref'] === 'string') return typesAt(document, schema['$ref'].slice(1));
  const own = [schema['type'] ?? []].flat() as string[];
  const union = schema['oneOf'] ?? schema['anyOf'];
  const branches = Array.isArray(union) ? union.flatMap((_, index) =>
    [...typesAt(document, `${schemaPointer}/${'oneOf' in schema ? 'oneOf' : 'anyOf'}/${String(index)}`)]) : [];
  return new Set([...own, ...branches]);
}

/** The JSON types that the items of an array schema allow. */
export function itemTypesAt(document: ContractDocument, schemaPointer: string): ReadonlySet<string> {
  const schema = valueAt(document, schemaPointer) as Schema | undefined;
  if (schema === undefined || typeof schema === 'boolean') return new Set();
  if (typeof schema['$ref'] === 'string') return itemTypesAt(document, schema['$ref'].slice(1));
  return typesAt(document, `${schemaPointer}/items`);
}
