import { UsageError } from './errors.js';
import type { Operation } from './operation.js';
import { withShared, type Shared } from './shared.js';

export interface Arguments {
  readonly params: {
    readonly path: Readonly<Record<string, unknown>>;
    readonly query: Readonly<Record<string, unknown>>;
  };
  readonly body?: unknown;
}

/** Sorts the arguments of a method by where they go. Refuses what the operation does not know or lacks. */
export function sortArguments(given: unknown, operation: Operation, id: string, shared?: Shared): Arguments {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new UsageError('the first argument must be an object', id);
  const args = shared ? withShared(given, shared, operation, id) : given;
  const path: Record<string, unknown> = {};
  const query: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(args)) {
    if (name === 'body' && operation.body) continue;
    const place = Object.hasOwn(operation.parameters, name) ? operation.parameters[name]?.in : undefined;
    if (place === 'path') path[name] = value;
    else if (place === 'query') query[name] = value;
    else throw new UsageError(unknown(name, place, operation), id);
  }
  requireArguments({ ...path, ...query }, operation, id);
  const body: unknown = 'body' in args ? args.body : undefined;
  if (operation.body?.required && body === undefined) throw new UsageError('the argument body is missing', id);
  return body === undefined ? { params: { path, query } } : { params: { path, query }, body };
}

function requireArguments(given: Readonly<Record<string, unknown>>, operation: Operation, id: string): void {
  for (const [name, parameter] of Object.entries(operation.parameters)) {
    if (!parameter.required || (parameter.in !== 'path' && parameter.in !== 'query')) continue;
    if (given[name] === undefined || given[name] === null) throw new UsageError(`the argument ${name} is missing`, id);
  }
}

function unknown(name: string, place: string | undefined, operation: Operation): string {
  if (place === 'header') return `${name} is a header: give it in options.headers`;
  const places = Object.entries(operation.parameters).filter(
    ([, parameter]) => parameter.in === 'path' || parameter.in === 'query',
  );
  const names = [...places.map(([place]) => place), ...(operation.body ? ['body'] : [])];
  const known = names.length === 0 ? 'this operation takes none' : `known: ${names.join(', ')}`;
  return `there is no argument ${name} (${known})`;
}

/** Refuses options nobody reads: a misspelt one would be ignored without a word. */
export function refuseUnknown(options: object, known: readonly string[], operation?: string): void {
  const name = Object.keys(options).find((key) => !known.includes(key));
  if (name !== undefined) throw new UsageError(`there is no option ${name} (known: ${known.join(', ')})`, operation);
}
