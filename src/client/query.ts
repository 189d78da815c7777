import { UsageError } from './errors.js';
import type { Operation, Parameter } from './operation.js';
import { encode } from './path.js';

/** The query string of a request, without `?`. Absent, `null` and empty arrays are left out. */
export function writeQuery(query: Readonly<Record<string, unknown>>, operation: Operation, id: string): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .flatMap(([name, value]) => texts(value, name, operation.parameters[name], id).map((text) => [name, text]))
    .map(([name = '', text = '']) => `${encode(name, name, id)}=${encode(text, name, id)}`)
    .join('&');
}

function texts(value: unknown, name: string, parameter: Parameter | undefined, id: string): string[] {
  if (parameter?.json && typeof value === 'object') return [JSON.stringify(value)];
  if (!Array.isArray(value)) return [scalar(value, name, id)];
  const members = value.map((member) => scalar(member, name, id));
  return parameter?.joined && members.length > 0 ? [members.join(',')] : members;
}

function scalar(value: unknown, name: string, id: string): string {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw new UsageError(`${name} must be a string, a finite number or a boolean`, id);
}
