// Ways through a document that is still split into files: a node travels with the file it stands in.

export const place = (node, file) => ({ node, file });

/** The node itself, or what its `$ref` leads to. */
export function follow({ node, file }, resolve) {
  if (typeof node?.$ref !== 'string') return place(node, file);
  const target = resolve(node, file);
  return target.node === undefined
    ? place(undefined, file)
    : follow(place(target.node, target.location.source.absoluteRef), resolve);
}

/** The parameters of an operation, those of its path included. */
export function parametersOf(operation, pathItem, { resolve, location }) {
  const raw = [...(operation.parameters ?? []), ...(pathItem.parameters ?? [])];
  return raw.map((node) => follow(place(node, location.source.absoluteRef), resolve).node).filter(Boolean);
}

const jsonSchema = ({ node, file }) => place(node?.content?.['application/json']?.schema, file);

export function requestSchema(operation, { resolve, location }) {
  return jsonSchema(follow(place(operation.requestBody, location.source.absoluteRef), resolve));
}

export function successSchema(operation, { resolve, location }) {
  const response = operation.responses?.['200'] ?? operation.responses?.['201'];
  return jsonSchema(follow(place(response, location.source.absoluteRef), resolve));
}

const childrenOf = (schema, token) => {
  const isElement = token === '*' || /^\d+$/.test(token);
  const candidates = isElement ? [...(schema.prefixItems ?? []), schema.items] : [schema.properties?.[token]];
  const found = candidates.filter((child) => typeof child === 'object');
  return found.length === 0 && typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : found;
};

/** Every schema that describes the value at `pointer` in a body of schema `start`; `*` is any element or map value. */
export function schemasAt(start, pointer, resolve) {
  const walk = (at, tokens) => {
    const { node, file } = follow(at, resolve);
    if (typeof node !== 'object' || node === null) return [];
    const branches = ['allOf', 'oneOf', 'anyOf']
      .flatMap((keyword) => node[keyword] ?? [])
      .flatMap((branch) => walk(place(branch, file), tokens));
    if (tokens.length === 0) return [node, ...branches];
    return [...childrenOf(node, tokens[0]).flatMap((child) => walk(place(child, file), tokens.slice(1))), ...branches];
  };
  return walk(
    start,
    pointer
      .split('/')
      .slice(1)
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}
