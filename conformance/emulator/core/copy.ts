/** A state is less deep than this. Deeper data would overflow the stack. */
const MAX_DEPTH = 250;

/** A copy of plain data: several times as fast as `structuredClone`, which looks for much more. */
export function copyOf(value: unknown, levels = MAX_DEPTH): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) throw new TypeError(`The data is nested more than ${String(MAX_DEPTH)} levels deep.`);
  if (Array.isArray(value)) return value.map((entry) => copyOf(entry, levels - 1));
  const copy: Record<string, unknown> = { ...value };
  for (const name in copy) {
    const entry = copy[name];
    if (typeof entry === 'object' && entry !== null) define(copy, name, copyOf(entry, levels - 1));
  }
  return copy;
}

function define(target: Record<string, unknown>, name: string, value: unknown): void {
  // To assign it would make no property.
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  else target[name] = value;
}
