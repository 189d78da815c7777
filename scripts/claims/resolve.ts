import type { Encoding } from './catalogue.js';

type Node = Record<string, unknown>;

export interface Resolved {
  found: boolean;
  value?: unknown;
  /** Why nothing was found: the first token that leads nowhere. */
  reason?: string;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const tokensOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What a reference leads to; `undefined` when it leads nowhere, out of the document or back to itself. */
function follow(value: unknown, document: unknown, hops = 0): unknown {
  if (!isNode(value) || typeof value.$ref !== 'string') return value;
  if (hops > 20 || !value.$ref.startsWith('#/')) return undefined;
  return walk(document, value.$ref.slice(1), document, hops + 1).value;
}

function child(value: unknown, token: string): { found: boolean; value?: unknown } {
  if (Array.isArray(value)) {
    const named = value.findIndex((element) => isNode(element) && element.name === token);
    const index = named >= 0 ? named : /^(0|[1-9]\d*)$/.test(token) ? Number(token) : -1;
    return index >= 0 && index < value.length ? { found: true, value: value[index] } : { found: false };
  }
  return isNode(value) && Object.hasOwn(value, token) ? { found: true, value: value[token] } : { found: false };
}

function walk(start: unknown, pointer: string, document: unknown, hops = 0): Resolved {
  let current = follow(start, document, hops);
  for (const token of tokensOf(pointer)) {
    const elements = Array.isArray(current) ? current.map((element) => follow(element, document, hops)) : current;
    const next = child(elements, token);
    current = next.found ? follow(next.value, document, hops) : undefined;
    if (current === undefined) return { found: false, reason: `\`${token}\` of \`${pointer}\` is not there` };
  }
  return { found: true, value: current };
}

/** Every operation under `paths`, by operationId, with the parameters and servers of its path item. */
export function operationsOf(document: unknown): Map<string, Node> {
  const paths = walk(document, '/paths', document).value;
  const found = new Map<string, Node>();
  for (const raw of Object.values(isNode(paths) ? paths : {})) {
    const item = follow(raw, document);
    if (!isNode(item)) continue;
    for (const [method, operation] of Object.entries(item)) {
      if (!methods.has(method) || !isNode(operation) || typeof operation.operationId !== 'string') continue;
      const parameters = [operation.parameters, item.parameters].flatMap((list) => (Array.isArray(list) ? list : []));
      const servers = operation.servers ?? item.servers;
      found.set(operation.operationId, { ...operation, parameters, ...(servers === undefined ? {} : { servers }) });
    }
  }
  return found;
}

/**
 * The contract element that a claim points at, in a bundled document.
 *
 * The pointer starts inside the operation, or at the root of the document when no operation is named. References are
 * followed on the way, and an element of an array can be addressed by its `name` (`/parameters/limit/schema/maximum`).
 */
export function resolveEncoding(encoding: Encoding, document: unknown, operations = operationsOf(document)): Resolved {
  if (!/^(\/|$)/.test(encoding.pointer))
    return { found: false, reason: `\`${encoding.pointer}\` is not a JSON pointer` };
  if (encoding.operation === undefined) return walk(document, encoding.pointer, document);
  const operation = operations.get(encoding.operation);
  if (operation === undefined) return { found: false, reason: `no operation \`${encoding.operation}\`` };
  return walk(operation, encoding.pointer, document);
}
