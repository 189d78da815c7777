import { UsageError } from './errors.js';
import type { Operation } from './operation.js';

/** Arguments that a client has for all its calls, by name. */
export type Shared = Readonly<Record<string, unknown>>;

type Fields = Readonly<Record<string, unknown>>;

/** Puts shared arguments where the operation wants them, a parameter or a field of the body, unless the caller did. */
export const withShared = (args: object, shared: Shared, operation: Operation, id: string): Fields =>
  Object.entries(shared).reduce<Fields>((filled, [name, value]) => {
    if (Object.hasOwn(operation.parameters, name)) return { ...filled, [name]: filled[name] ?? value };
    const { needs = [] } = operation.body ?? {};
    if (!needs.includes(name)) return filled;
    const { [name]: own, body, ...rest } = filled;
    const isWhole = needs.every((field) => Object.hasOwn(shared, field));
    const given = body ?? (isWhole ? {} : undefined);
    return { ...rest, body: isFields(given) ? withField(given, name, own ?? undefined, value, id) : given };
  }, args as Fields);

function withField(body: Fields, name: string, own: unknown, value: unknown, id: string): Fields {
  const inBody = body[name] ?? undefined;
  if (own !== undefined && inBody !== undefined && own !== inBody)
    throw new UsageError(`${name} is given twice, beside the body and in it`, id);
  return { ...body, [name]: own ?? inBody ?? value };
}

const isFields = (body: unknown): body is Fields =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && !(body instanceof FormData);
