import { typesAt } from '../../conformance/contract/schema-types.js';
import { pointer } from '../../conformance/contract/json-pointer.js';
import { partsOf } from '../../conformance/harness/coverage/schema-parts.js';

/** The fields of a schema: by path, whether each is required, and its types. `*` is any item or key. */
export type Fields = ReadonlyMap<string, string>;

interface Child {
  readonly path: string;
  readonly at: string;
  readonly is: string;
}

function childrenOf(document: unknown, at: string, path: string): Child[] {
  return partsOf(document, at).flatMap(({ at: place, schema }) => {
    const required = new Set((schema['required'] ?? []) as string[]);
    const named = Object.keys(schema['properties'] ?? {}).map((name) => ({
      path: `${path}${pointer(name)}`,
      at: `${place}/properties${pointer(name)}`,
      is: required.has(name) ? 'required' : 'optional',
    }));
    const free = ['items', 'additionalProperties'].filter((keyword) => typeof schema[keyword] === 'object');
    return [...named, ...free.map((keyword) => ({ path: `${path}/*`, at: `${place}/${keyword}`, is: keyword }))];
  });
}

export function fieldsOf(document: unknown, at = '', path = ''): Fields {
  const children = childrenOf(document, at, path);
  return new Map(
    children.flatMap((child) => {
      const types = [...typesAt(document, child.at)].sort().join(' or ') || 'anything';
      return [[child.path, `${child.is} ${types}`], ...fieldsOf(document, child.at, child.path)] as [string, string][];
    }),
  );
}

/** Why those who read or write the frozen fields could fail on the current ones: a line for each field. */
export function breaks(frozen: Fields, current: Fields): string[] {
  const changed = [...frozen].flatMap(([path, was]) => {
    const is = current.get(path);
    return is === was ? [] : [`${path} was ${was}, and is ${is ?? 'gone'}`];
  });
  const demanded = [...current].filter(
    ([path, is]) => !frozen.has(path) && path.includes('/request/') && is.startsWith('required'),
  );
  return [...changed, ...demanded.map(([path]) => `${path} is new, and requests must have it`)];
}

export const fromText = (text: string): Fields =>
  new Map(
    text
      .trimEnd()
      .split('\n')
      .map((line) => {
        const end = line.lastIndexOf(': ');
        return [line.slice(0, end), line.slice(end + 2)];
      }),
  );
