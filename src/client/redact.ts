const replacement = '[redacted]';

/** Nothing is nested so deeply that means to be read, and what looks at it would run out of stack. */
const DEEPEST = 500;

/** A copy of a JSON value in which no text holds any of the secrets; what is nested too deeply is left out. */
export function redact(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === 'string') return redactText(value, secrets);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '[nested too deeply]';
  if (Array.isArray(value)) return value.map((member) => redact(member, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [redactText(key, secrets), redact(member, secrets, depth + 1)]),
  );
}

const redactText = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((result, secret) => (secret === '' ? result : result.replaceAll(secret, replacement)), text);

/** What is safe to keep of a foreign error: a custom `fetch` may hang a whole request on its own. */
export function harmlessCause(error: unknown, secrets: readonly string[], depth = 0): Error {
  const { name, message, code, cause } = readError(error);
  const copy = new Error(redactText(textOf(message), secrets));
  const entries = { name: redactText(textOf(name) || 'Error', secrets), stack: undefined };
  for (const [key, value] of Object.entries(entries)) Object.defineProperty(copy, key, { value, configurable: true });
  if (typeof code === 'string') Object.assign(copy, { code: redactText(code, secrets) });
  if (isRecord(cause) && depth < 3)
    Object.defineProperty(copy, 'cause', { value: harmlessCause(cause, secrets, depth + 1) });
  return copy;
}

interface Told {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}

/** Anything can be thrown, also what throws when it is looked at. */
function readError(error: unknown): Told {
  try {
    if (!isRecord(error)) return { message: String(error) };
    const { name, message, code, cause } = error;
    return { name, message, code, cause };
  } catch {
    return { message: 'an error that cannot be read' };
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
