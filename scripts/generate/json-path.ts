import { isObject, type Json } from './json.js';

/**
 * The part of RFC 9535 that overlays use here: `$`, `.name`, `['name']`, `[0]`, `[*]`, `.*` and `[?@.name=='value']`
 * (or `@['name']`; the value a string, number, boolean or null). Anything else is an error.
 */
export interface Match {
  readonly parent: Json | undefined;
  readonly key: string | number;
  readonly value: Json;
}

const segments = [
  /\.\*|\[\*\]/,
  /\.(?<dot>[A-Za-z_][\w-]*)/,
  /\['(?<name>(?:[^'\\]|\\.)*)'\]/,
  /\[(?<index>\d+)\]/,
  /\[\?(?<filter>[^\]]*(?:\['[^']*'\])?[^\]]*)\]/,
];
const segment = new RegExp(segments.map(({ source }) => source).join('|'), 'y');
const property = /@(?:\.(?<dot>[A-Za-z_][\w-]*)|\['(?<name>[^']*)'\])/.source;
const literal = /(?<value>'[^']*'|-?\d+(?:\.\d+)?|true|false|null)/.source;
const condition = new RegExp(String.raw`^\s*${property}\s*==\s*${literal}\s*$`);

export function select(document: Json, path: string): Match[] {
  if (!path.startsWith('$')) throw unsupported(path, 0);
  let matches: Match[] = [{ parent: undefined, key: '$', value: document }];
  for (let position = 1; position < path.length;) {
    segment.lastIndex = position;
    const found = segment.exec(path);
    if (!found) throw unsupported(path, position);
    const step = stepOf(found.groups ?? {}, path, position);
    matches = matches.flatMap((match) => children(match.value).filter((child) => step(child)));
    position = segment.lastIndex;
  }
  return matches;
}

function stepOf(
  groups: Record<string, string | undefined>,
  path: string,
  position: number,
): (child: Match) => boolean {
  const name = groups.dot ?? groups.name?.replace(/\\(.)/g, '$1');
  if (name !== undefined) return (child) => child.key === name;
  if (groups.index !== undefined) return (child) => child.key === Number(groups.index);
  if (groups.filter === undefined) return () => true;
  const test = condition.exec(groups.filter)?.groups;
  if (!test) throw unsupported(path, position);
  const key = test.dot ?? test.name ?? '';
  const expected: unknown = test.value?.startsWith("'") ? test.value.slice(1, -1) : JSON.parse(test.value ?? 'null');
  return ({ value }) => isObject(value) && value[key] === expected;
}

function children(value: Json): Match[] {
  if (Array.isArray(value)) return value.map((member, key) => ({ parent: value, key, value: member }));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [{ parent: value, key, value: member }],
  );
}

const unsupported = (path: string, position: number): Error =>
  new Error(`The JSONPath ${path} is not supported from position ${position} on: ${path.slice(position)}`);
