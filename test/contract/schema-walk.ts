export type Node = Record<string, unknown>;

/** A schema, or something that holds one, and the JSON pointer to it. */
export interface Found {
  pointer: string;
  node: Node;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const escape = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

const inOne = [
  'additionalProperties',
  'items',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
];
const inList = ['oneOf', 'anyOf', 'allOf', 'prefixItems'];
const inMap = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];

/** Parameters, headers and media types: whatever has a `schema`, outside of examples and extensions. */
export function schemaHolders(document: unknown): Found[] {
  const walk = (value: unknown, pointer: string): Found[] => {
    if (Array.isArray(value)) return value.flatMap((element, index) => walk(element, `${pointer}/${index}`));
    if (!isNode(value)) return [];
    const own = isNode(value.schema) ? [{ pointer, node: value }] : [];
    const skipped = new Set(['schema', 'schemas', 'example', 'examples', 'value']);
    const below = Object.entries(value).filter(([key]) => !skipped.has(key) && !key.startsWith('x-'));
    return [...own, ...below.flatMap(([key, child]) => walk(child, `${pointer}/${escape(key)}`))];
  };
  return walk(document, '');
}

/** The schemas that nothing but the document holds: components, and those of parameters, headers and media types. */
export function rootSchemas(document: unknown): Found[] {
  const components = isNode(document) && isNode(document.components) ? document.components.schemas : undefined;
  const named = Object.entries(isNode(components) ? components : {}).map(([name, node]) => ({
    pointer: `/components/schemas/${escape(name)}`,
    node,
  }));
  const held = schemaHolders(document).map(({ pointer, node }) => ({
    pointer: `${pointer}/schema`,
    node: node.schema,
  }));
  return [...named, ...held].filter((found): found is Found => isNode(found.node));
}

/** A schema and every schema inside it; what it refers to is a root of its own. */
export function withSubschemas({ pointer, node }: Found): Found[] {
  const child = (value: unknown, at: string): Found[] =>
    isNode(value) ? withSubschemas({ pointer: at, node: value }) : [];
  const children = Object.entries(node).flatMap(([keyword, value]) => {
    const at = `${pointer}/${keyword}`;
    if (inOne.includes(keyword)) return child(value, at);
    if (inList.includes(keyword) && Array.isArray(value))
      return value.flatMap((element, index) => child(element, `${at}/${index}`));
    if (inMap.includes(keyword) && isNode(value)) {
      return Object.entries(value).flatMap(([name, element]) => child(element, `${at}/${escape(name)}`));
    }
    return [];
  });
  return [{ pointer, node }, ...children];
}
