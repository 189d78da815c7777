const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** Copies a value with every secret and every token in it replaced. */
export function redact<T>(value: T, secrets: readonly string[]): T {
  if (typeof value === 'string') return redactText(value, secrets) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => redact(item, secrets)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redactText(key, secrets), redact(item as unknown, secrets)])) as T;
}

function redactText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => (secret === '' ? left : left.replaceAll(secret, '[redacted]')), text.replaceAll(TOKEN, '[redacted]'));
}
