/** Escapes one token of a JSON pointer (RFC 6901). */
const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

/** Builds a JSON pointer from its tokens: `pointer('paths', '/users')` is `/paths/~1users`. */
export const pointer = (...tokens: string[]): string => tokens.map((token) => `/${escapeToken(token)}`).join('');

/** The tokens of a JSON pointer; the empty pointer has none. */
export const tokensOf = (jsonPointer: string): string[] => jsonPointer.split('/').slice(1).map(unescapeToken);

/** The value a JSON pointer names, or `undefined` where there is none. */
export function valueAt(value: unknown, jsonPointer: string): unknown {
  return tokensOf(jsonPointer).reduce<unknown>(
    (node, token) =>
      node !== null && typeof node === 'object' && Object.hasOwn(node, token)
        ? (node as Record<string, unknown>)[token]
        : undefined,
    value,
  );
}

/** Every value a pointer names in which the token `*` stands for each element of an array. */
export function valuesAt(value: unknown, jsonPointer: string): unknown[] {
  return tokensOf(jsonPointer).reduce<unknown[]>(
    (nodes, token) =>
      nodes.flatMap((node) => {
        if (token === '*') return Array.isArray(node) ? (node as unknown[]) : [];
        const found = valueAt(node, pointer(token));
        return found === undefined ? [] : [found];
      }),
    [value],
  );
}

/** A JSON pointer as the fragment of a URI reference. */
export const fragmentOf = (jsonPointer: string): string => jsonPointer.split('/').map(encodeURIComponent).join('/');
