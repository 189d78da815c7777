import { UsageError } from './errors.js';

/**
 * Fills a path template, each value encoded once as one segment.
 *
 * Refused: values that a URL cannot hold as a segment of their own. `.` and `..` would be resolved away, so that the
 * request would reach another resource; `''` would vanish; a lone surrogate has no encoding.
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>, operation?: string): string {
  const filled = template.replace(/\{([^{}]+)\}/g, (_, name: string) => segment(name, values[name], operation));
  return filled.endsWith('/') ? filled.slice(0, -1) : filled;
}

function segment(name: string, value: unknown, operation: string | undefined): string {
  if (value === undefined || value === null) throw new UsageError(`the path parameter ${name} is missing`, operation);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string')
    throw new UsageError(`the path parameter ${name} must be a string, not ${typeof value}`, operation);
  if (value === '' || value === '.' || value === '..') {
    throw new UsageError(
      `the path parameter ${name} must not be ${JSON.stringify(value)}: it would address something else`,
      operation,
    );
  }
  return encode(value, name, operation);
}

/** Percent-encodes a value of a path or query. */
export function encode(value: string, name: string, operation: string | undefined): string {
  try {
    return encodeURIComponent(value);
  } catch {
    throw new UsageError(`${name} holds half of a surrogate pair, which a URL cannot carry`, operation);
  }
}
