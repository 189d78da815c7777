import { inspect } from 'node:util';

/** Every text that an error shows, however one looks at it. */
export function everything(error: unknown): string {
  const seen = new Set<unknown>();
  const walk = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return String(value);
    if (seen.has(value)) return '';
    seen.add(value);
    return Reflect.ownKeys(value)
      .map((key) => `${String(key)}=${walk(Reflect.get(value, key))}`)
      .join('\n');
  };
  const { message, stack } = error as Error;
  return [
    message,
    stack,
    JSON.stringify(error),
    inspect(error, { depth: Infinity, showHidden: true }),
    walk(error),
  ].join('\n');
}
