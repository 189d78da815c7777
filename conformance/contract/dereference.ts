import { fragmentOf, valueAt } from './json-pointer.js';

/**
 * Copies a schema with its references put in place, so that a validator's error names the branch it belongs to.
 * A reference into itself stays a reference, to `base`.
 */
export function dereference(document: unknown, schema: unknown, base: string, path: readonly string[] = []): unknown {
  if (Array.isArray(schema)) return schema.map((item) => dereference(document, item, base, path));
  if (schema === null || typeof schema !== 'object') return schema;
  const target = '$ref' in schema && typeof schema.$ref === 'string' ? schema.$ref.slice(1) : undefined;
  if (target === undefined) {
    return Object.fromEntries(
      Object.entries(schema).map(([key, value]) => [key, dereference(document, value, base, path)]),
    );
  }
  if (path.includes(target)) return { $ref: `${base}#${fragmentOf(target)}` };
  return dereference(document, valueAt(document, target), base, [...path, target]);
}
