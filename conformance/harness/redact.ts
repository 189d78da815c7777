/** A signed token, also one that was cut off. Opaque cursors may look like its first part alone. */
const TOKEN = /eyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g;

/** Copies a value with every secret, as it is or percent-encoded, and every token in it replaced. */
export function redact<T>(value: T, secrets: readonly string[]): T {
  const spellings = [...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]))].filter(
    (secret) => secret !== '',
  );
  return redactValue(value, spellings);
}

function redactValue<T>(value: T, secrets: readonly string[]): T {
  if (typeof value === 'string') return redactText(value, secrets) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => redactValue(item, secrets)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [redactText(key, secrets), redactValue(item as unknown, secrets)]),
  ) as T;
}

const redactText = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((left, secret) => left.replaceAll(secret, '[redacted]'), text.replaceAll(TOKEN, '[redacted]'));
