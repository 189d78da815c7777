export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** A deep copy that holds nothing but JSON, so that the order of keys is the order of the source. */
export const asJson = (value: unknown): JsonObject => {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  if (!isObject(copy)) throw new Error('Not a JSON object');
  return copy;
};

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectAt = (parent: JsonObject | undefined, key: string): JsonObject | undefined => {
  const value = parent?.[key];
  return isObject(value) ? value : undefined;
};

export const stringAt = (parent: JsonObject | undefined, key: string): string | undefined => {
  const value = parent?.[key];
  return typeof value === 'string' ? value : undefined;
};

/** Follows `$ref` inside one document until something that is not a reference. */
export function resolve(document: JsonObject, value: Json | undefined): JsonObject | undefined {
  let current = value;
  for (let hops = 0; hops < 20; hops += 1) {
    if (!isObject(current)) return undefined;
    const ref = stringAt(current, '$ref');
    if (ref === undefined) return current;
    current = at(document, ref);
  }
  throw new Error(`A reference that never ends: ${JSON.stringify(value)}`);
}

function at(document: JsonObject, ref: string): Json | undefined {
  const pointer = decodeURIComponent(ref.replace(/^#\//, ''));
  let current: Json | undefined = document;
  for (const token of pointer.split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    current = isObject(current) ? current[key] : undefined;
  }
  if (current === undefined) throw new Error(`Nothing at ${ref}`);
  return current;
}

export const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Whether a schema stands for bytes rather than text. */
export const isBinary = (schema: object): boolean =>
  ('format' in schema && schema.format === 'binary') ||
  ('contentMediaType' in schema &&
    schema.contentMediaType === 'application/octet-stream' &&
    !('contentEncoding' in schema));
