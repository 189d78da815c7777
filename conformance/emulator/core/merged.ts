/** What every object has: to write one of its names, such as `__proto__`, may do something else than set it. */
const OBJECT = {};

/**
 * A map after an update, in which `null` takes an entry out. It is a copy: an answer may still show the map as it
 * was.
 */
export function merged<Value>(
  before: Readonly<Record<string, Value>>,
  update: Readonly<Record<string, Value | null>>,
): Record<string, Value> {
  const after = { ...before };
  for (const key of Object.keys(update)) {
    const value = update[key] ?? null;
    if (value === null) Reflect.deleteProperty(after, key);
    else if (key in OBJECT)
      Object.defineProperty(after, key, { value, writable: true, enumerable: true, configurable: true });
    else after[key] = value;
  }
  return after;
}
