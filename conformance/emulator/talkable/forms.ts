import { mediaTypeOf } from '../../contract/media-type.js';
import type { RequestMessage } from '../core/message.js';

export const isForm = (request: RequestMessage): boolean =>
  mediaTypeOf(request.header('content-type')) === 'application/x-www-form-urlencoded';

const MAX_DEPTH = 20;

type Node = string | Node[] | Map<string, Node>;

/** `data[items][][price]` as the keys `data`, `items`, nothing and `price`. */
const keysOf = (name: string): string[] => [
  name.split('[', 1)[0] ?? '',
  ...[...name.matchAll(/\[([^[\]]*)\]/g)].map(([, key = '']) => key),
];

/** Puts a value below some keys. An empty one is the next element of a list, begun where the last has the property. */
function place(node: Node | undefined, [key, ...rest]: readonly string[], value: string): Node {
  if (key === undefined) return value;
  if (key !== '') {
    const fields = node instanceof Map ? node : new Map<string, Node>();
    return fields.set(key, place(fields.get(key), rest, value));
  }
  const list = Array.isArray(node) ? node : [];
  const last = list.at(-1);
  const goesOn = last instanceof Map && rest[0] !== undefined && !last.has(rest[0]);
  list.splice(goesOn ? -1 : list.length, 1, place(goesOn ? last : undefined, rest, value));
  return list;
}

function plain(node: Node): unknown {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(plain);
  return Object.fromEntries([...node].map(([key, child]) => [key, plain(child)]));
}

/** A form as the JSON that it stands for: `data[email]=…`, `data[coupon_codes][]=…`. Deeper names stay as they are. */
export function parseFields(bytes: Uint8Array): unknown {
  const root = new Map<string, Node>();
  for (const [name, value] of new URLSearchParams(Buffer.from(bytes).toString())) {
    const keys = keysOf(name);
    place(root, keys.length > MAX_DEPTH ? [name] : keys, value);
  }
  return plain(root);
}
