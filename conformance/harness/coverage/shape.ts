import { pointer } from '../../contract/json-pointer.js';
import type { SchemaPointer } from '../../contract/operation.js';
import { partsOf, type SchemaPart } from './schema-parts.js';

/** The named properties that a value may have, however deep. */
export interface Shape {
  /** Where the value stands, with `*` for items of lists and keys of maps. */
  readonly path: string;
  readonly properties: ReadonlyMap<string, Shape>;
  readonly items: Shape | undefined;
  /** Of the keys that have no name of their own. */
  readonly values: Shape | undefined;
}

/** The shape that schemas give to one value. `above` are the schemas it stands within; none is entered again. */
export function shapeOf(
  document: unknown,
  schemas: readonly SchemaPointer[],
  path = '',
  above: readonly SchemaPointer[] = [],
): Shape {
  const parts = schemas.flatMap((schema) => partsOf(document, schema, above));
  const within = [...above, ...parts.map(({ at }) => at)];
  const child = (places: readonly SchemaPointer[], token: string): Shape =>
    shapeOf(document, places, `${path}${token}`, within);
  const all = (places: readonly SchemaPointer[]): Shape | undefined =>
    places.length === 0 ? undefined : child(places, '/*');
  return {
    path,
    properties: new Map([...namedIn(parts)].map(([name, places]) => [name, child(places, pointer(name))])),
    items: all(parts.flatMap(itemsOf)),
    values: all(parts.flatMap(valuesOf)),
  };
}

/** Where each property of a value is described, by name. */
function namedIn(parts: readonly SchemaPart[]): Map<string, SchemaPointer[]> {
  const named = new Map<string, SchemaPointer[]>();
  for (const { at, schema } of parts) {
    for (const [name, property] of Object.entries(schema['properties'] ?? {})) {
      if (property === false) continue; // may not be there
      named.set(name, [...(named.get(name) ?? []), `${at}/properties${pointer(name)}`]);
    }
  }
  return named;
}

function itemsOf({ at, schema }: SchemaPart): SchemaPointer[] {
  const first = Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : [];
  return [
    ...first.map((_, index) => `${at}/prefixItems/${String(index)}`),
    ...(schema['items'] === undefined ? [] : [`${at}/items`]),
  ];
}

const valuesOf = ({ at, schema }: SchemaPart): SchemaPointer[] =>
  schema['additionalProperties'] === undefined ? [] : [`${at}/additionalProperties`];

/** The paths of all properties of a shape. */
export const pathsOf = (shape: Shape): string[] => [
  ...[...shape.properties.values()].flatMap((property) => [property.path, ...pathsOf(property)]),
  ...(shape.items ? pathsOf(shape.items) : []),
  ...(shape.values ? pathsOf(shape.values) : []),
];

/** Adds the paths of the properties that a value has. */
export function collectPaths(value: unknown, shape: Shape, found: Set<string>): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    if (shape.items) for (const item of value) collectPaths(item, shape.items, found);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const property = shape.properties.get(name);
    if (property) found.add(property.path);
    const known = property ?? shape.values;
    if (known) collectPaths(inner, known, found);
  }
}
