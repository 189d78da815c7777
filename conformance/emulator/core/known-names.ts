import type { ContractDocument, Schema } from '../../contract/document.js';
import { follow } from '../../contract/follow.js';
import type { SchemaPointer } from '../../contract/operation.js';

/** What a schema names: its own properties, and those of the objects in it when it is a list or a map of objects. */
export interface KnownNames {
  readonly own: ReadonlySet<string>;
  readonly ofElements: ReadonlySet<string>;
}

type Node = Exclude<Schema, boolean>;

function nodesAt(document: ContractDocument, from: SchemaPointer): Node[] {
  const { at, node: schema } = follow<Schema | undefined>(document, from);
  if (schema === undefined || typeof schema === 'boolean') return [];
  const branches = ['oneOf', 'anyOf', 'allOf'].flatMap((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list)
      ? list.flatMap((_, index) => nodesAt(document, `${at}/${keyword}/${String(index)}`))
      : [];
  });
  return [schema, ...branches];
}

const propertiesOf = (nodes: readonly Node[]): Set<string> =>
  new Set(nodes.flatMap((node) => Object.keys(node['properties'] ?? {})));

/** Reads the names off a schema; a set without names means that any are allowed. */
export function knownNames(document: ContractDocument, at: SchemaPointer): KnownNames {
  const here = follow(document, at).at;
  const elements = ['items', 'additionalProperties'].flatMap((keyword) => nodesAt(document, `${here}/${keyword}`));
  return { own: propertiesOf(nodesAt(document, here)), ofElements: propertiesOf(elements) };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const strangers = (value: unknown, known: ReadonlySet<string>): string[] =>
  isObject(value) && !Array.isArray(value) && known.size > 0
    ? Object.keys(value).filter((name) => !known.has(name))
    : [];

/** The names in a body that its schema does not know. */
export function unknownNames(body: unknown, { own, ofElements }: KnownNames): string[] {
  if (own.size > 0) return strangers(body, own);
  return isObject(body) ? Object.values(body).flatMap((element) => strangers(element, ofElements)) : [];
}
