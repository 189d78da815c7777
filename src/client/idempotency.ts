import type { Operation } from './operation.js';

/**
 * The body with an idempotency key wherever the contract has a place for one and the caller gave none. A key is drawn
 * once per call, so that all its attempts have the same.
 */
export function withKeys(body: unknown, { idempotency }: Operation, draw: () => string): unknown {
  if (idempotency?.by !== 'key') return body;
  const [, each, field] = idempotency.pointer.split('/');
  if (each !== '*' || field === undefined || !Array.isArray(body)) return body;
  return body.map((item: unknown) => (isRecord(item) ? { ...item, [field]: item[field] ?? draw() } : item));
}

/** Whether a request may arrive twice without harm, as the contract says. */
export function isRepeatable(body: unknown, { idempotency }: Operation): boolean {
  switch (idempotency?.by) {
    case 'nature':
      return true;
    case 'key':
      return valuesAt(body, idempotency.pointer).every(isGiven);
    case 'natural-key':
      return idempotency.pointers.every((pointer) => valuesAt(body, pointer).every(isGiven));
    default:
      return false;
  }
}

/** The values at a JSON pointer in which `*` stands for every member of an array. */
const valuesAt = (body: unknown, pointer: string): unknown[] =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown[]>(
      (values, token) =>
        values.flatMap((value) => {
          if (token === '*') return Array.isArray(value) ? (value as unknown[]) : [undefined];
          return [isRecord(value) ? value[token] : undefined];
        }),
      [body],
    );

const isGiven = (key: unknown): boolean => (typeof key === 'string' && key !== '') || typeof key === 'number';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
