/** Reads a value as what it must be, into a copy of its own; throws a `Misshapen` where it is something else. */
export type Shape<T> = (value: unknown) => T;

const SHOWN = 60;

/** A value as an error can show it: in one line, control characters escaped. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** What is wrong with a value, and where in it. */
class Misshapen extends Error {
  /** Such as `.apps[0].name`; empty for the value itself. */
  path = '';

  /** This fault, seen from one level further out. */
  under(name: string | number): this {
    this.path = (typeof name === 'number' ? `[${String(name)}]` : `.${name}`) + this.path;
    return this;
  }
}

/** Reads a part; what is wrong with it is told with its place. */
function within<T>(name: string | number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Misshapen ? error.under(name) : error;
  }
}

const found = (value: unknown): string => (value === undefined ? 'is missing' : `is ${shown(value)}`);

/** A value that passes a test; `must` ends the sentence "it must be …". */
export const passing =
  <T>(test: (value: unknown) => boolean, must: string): Shape<T> =>
  (value) => {
    if (test(value)) return value as T;
    throw new Misshapen(`${found(value)}; it must be ${must}`);
  };

/** What a bearer header can carry; no message repeats it. */
export const secret: Shape<string> = (value) => {
  if (typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)) return value;
  const what = value === undefined ? 'is missing' : value === '' ? 'is empty' : 'cannot be sent in a header';
  throw new Misshapen(`${what}; it must be a text of printable ASCII characters without spaces`);
};

function isWebAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

/** Where requests can be sent; no message repeats it, since it may hold a key. */
export const webAddress: Shape<string> = (value) => {
  if (isWebAddress(value)) return value as string;
  const what = value === undefined ? 'is missing' : 'cannot be called';
  throw new Misshapen(`${what}; it must be a URL that begins with http:// or https:// and names no user`);
};

export const text = passing<string>((value) => typeof value === 'string', 'a text');
export const someText = passing<string>(
  (value) => typeof value === 'string' && value !== '',
  'a text that is not empty',
);
export const flag = passing<boolean>((value) => typeof value === 'boolean', 'true or false');
export const finite = passing<number>((value) => Number.isFinite(value), 'a finite number');

export const object = passing<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object',
);

function range(min: number, max: number): string {
  if (max !== Number.MAX_SAFE_INTEGER) return ` from ${String(min)} to ${String(max)}`;
  return min === Number.MIN_SAFE_INTEGER ? '' : ` of ${String(min)} or more`;
}

export const whole = (min: number = Number.MIN_SAFE_INTEGER, max: number = Number.MAX_SAFE_INTEGER): Shape<number> =>
  passing(
    (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
    `a whole number${range(min, max)}`,
  );

export function oneOf<const T extends string | number | boolean>(...values: readonly T[]): Shape<T> {
  const list = values.map((value) => JSON.stringify(value)).join(', ');
  return passing<T>((value) => values.some((one) => one === value), values.length === 1 ? list : `one of ${list}`);
}

export const nullable =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value) =>
    value === null ? null : shape(value);

export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value) =>
    value === undefined ? undefined : shape(value);

export const listOf =
  <T>(
    shape: Shape<T>,
    { min = 0, must = 'a list' }: { readonly min?: number; readonly must?: string } = {},
  ): Shape<T[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length < min)
      throw new Misshapen(`${Array.isArray(value) ? 'is empty' : found(value)}; it must be ${must}`);
    return value.map((entry: unknown, index) => within(index, () => shape(entry)));
  };

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Misshapen(`${found(value)}; it must be an object`);
}

/** An object whose names are free. */
export const mapOf =
  <T>(shape: Shape<T>): Shape<Record<string, T>> =>
  (value) => {
    const entries = Object.entries(asObject(value));
    // From entries, since an assignment to `__proto__` would make no property.
    return Object.fromEntries(entries.map(([name, entry]) => [name, within(name, () => shape(entry))]));
  };

/** A shape for each property; only one that may be absent can have an optional shape. */
type ShapesOf<T> = {
  readonly [Name in keyof T]-?: Record<never, never> extends Pick<T, Name>
    ? Shape<T[Name] | undefined>
    : Shape<T[Name]>;
};

/** An object of exactly these properties. */
export function record<T>(fields: ShapesOf<T>): Shape<T> {
  const shapes = Object.entries(fields) as [string, Shape<unknown>][];
  const known = new Set(shapes.map(([name]) => name));
  return (value) => {
    const given = asObject(value);
    const strange = Object.keys(given).find((name) => !known.has(name));
    if (strange !== undefined)
      throw new Misshapen(`has no ${JSON.stringify(strange)}; there are: ${[...known].join(', ')}`);
    const entries = shapes.map(([name, shape]) => [name, within(name, () => shape(given[name]))] as const);
    return Object.fromEntries(entries.filter(([, read]) => read !== undefined)) as T;
  };
}

/** Reads a value by its name, such as `snapshot` or `listen()`; throws a `TypeError` of one line. */
export function readAs<T>(shape: Shape<T>, value: unknown, name: string): T {
  try {
    return shape(value);
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    throw new TypeError(`${locate(name, error.path)} ${error.message}.`, { cause: error });
  }
}

function locate(name: string, path: string): string {
  if (path === '') return name;
  return name.endsWith('()') ? `${name}: ${path.slice(1)}` : name + path;
}

const MAX_DEPTH = 200;

/** Any data that JSON can hold, copied. Deeper nesting is refused: reading and writing it would overflow the stack. */
export const plain: Shape<unknown> = (value) => copy(value, MAX_DEPTH);

function copy(value: unknown, levels: number): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value))
    return value;
  if (typeof value !== 'object') throw new Misshapen(`${found(value)}; it must be what JSON can hold`);
  if (levels === 0) throw new Misshapen(`is nested more than ${String(MAX_DEPTH)} levels deep`);
  const shape: Shape<unknown> = (inner) => copy(inner, levels - 1);
  return Array.isArray(value) ? listOf(shape)(value) : mapOf(shape)(value);
}

/** The first value that is there before, with its index. */
export function repeated<T>(values: readonly T[]): { readonly index: number; readonly value: T } | undefined {
  const seen = new Set<T>();
  const index = values.findIndex((value) => seen.size === seen.add(value).size);
  return index === -1 ? undefined : { index, value: values[index] as T };
}
