import { isBinary, isObject, objectAt, resolve, stringAt, type Json, type JsonObject } from './json.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The operation table of a contract: what a caller needs to know at run time, and nothing more. */
export function tabulate(document: JsonObject): JsonObject {
  const operations: JsonObject = {};
  for (const [path, item] of Object.entries(objectAt(document, 'paths') ?? {})) {
    const pathItem = resolve(document, item) ?? {};
    for (const method of methods) {
      const operation = objectAt(pathItem, method);
      if (!operation) continue;
      const id = stringAt(operation, 'operationId');
      if (id === undefined) throw new Error(`${method.toUpperCase()} ${path} has no operationId`);
      operations[id] = row(document, path, method, pathItem, operation);
    }
  }
  return operations;
}

function row(
  document: JsonObject,
  path: string,
  method: string,
  pathItem: JsonObject,
  operation: JsonObject,
): JsonObject {
  const parameters = parametersOf(document, pathItem, operation);
  const isPublic = Array.isArray(operation.security) && operation.security.length === 0;
  return compact({
    method: method.toUpperCase(),
    path,
    server: serverOf(operation) ?? serverOf(pathItem),
    public: isPublic || undefined,
    parameters: Object.fromEntries(parameters.map((parameter) => [parameter.name, describe(document, parameter)])),
    body: bodyOf(document, operation),
    statuses: Object.keys(objectAt(operation, 'responses') ?? {}).map(Number),
    pagination: paginationOf(document, operation, parameters),
    idempotency: operation['x-talkspec-idempotency'],
    bucket: stringAt(objectAt(operation, 'x-talkspec-rate-limit'), 'bucket'),
    vendorId: operation['x-vendor-operation-id'],
  });
}

export function parametersOf(document: JsonObject, pathItem: JsonObject, operation: JsonObject): JsonObject[] {
  const byName = new Map<string, JsonObject>();
  for (const holder of [pathItem, operation]) {
    for (const entry of Array.isArray(holder.parameters) ? holder.parameters : []) {
      const parameter = resolve(document, entry);
      if (parameter) byName.set(`${String(parameter.in)} ${String(parameter.name)}`, parameter);
    }
  }
  const all = [...byName.values()];
  const names = all.map((parameter) => String(parameter.name));
  const twice = names.find((name, index) => name === 'body' || names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new Error(`${String(operation.operationId)}: the parameter ${twice} clashes with another argument`);
  return all;
}

function describe(document: JsonObject, parameter: JsonObject): JsonObject {
  const schema = resolve(document, parameter.schema);
  const json = objectAt(objectAt(parameter, 'content'), 'application/json') !== undefined;
  if (parameter.in === 'query' && !json && schema?.type === 'object') {
    throw new Error(
      `${String(parameter.name)}: an object in the query must be declared as JSON (content: application/json)`,
    );
  }
  return compact({
    in: parameter.in,
    required: parameter.required === true || undefined,
    json: json || undefined,
    joined: parameter.explode === false || undefined,
    since: parameter['x-talkspec-since'],
  });
}

function bodyOf(document: JsonObject, operation: JsonObject): JsonObject | undefined {
  const body = resolve(document, operation.requestBody);
  if (!body) return undefined;
  const content = Object.entries(objectAt(body, 'content') ?? {});
  const [mediaType, description] = content[0] ?? [];
  if (content.length !== 1) throw new Error(`${String(operation.operationId)}: a body needs exactly one media type`);
  const schema = isObject(description) ? resolve(document, description.schema) : undefined;
  const files = Object.entries(objectAt(schema, 'properties') ?? {}).flatMap(([name, property]) => {
    const part = resolve(document, property);
    return part && isBinary(part) ? name : [];
  });
  const needs = isObject(description) ? neededFields(document, description.schema) : [];
  return compact({
    mediaType,
    required: body.required === true || undefined,
    needs: needs.length > 0 ? needs : undefined,
    files: files.length > 0 ? files : undefined,
    maxItems: schema?.maxItems,
  });
}

/** The fields that an object has to have; of alternatives, those that all of them need. */
function neededFields(document: JsonObject, schema: Json | undefined): string[] {
  const resolved = resolve(document, schema);
  if (Array.isArray(resolved?.required)) return resolved.required.map(String);
  const [first = [], ...others] = (Array.isArray(resolved?.oneOf) ? resolved.oneOf : []).map((variant) =>
    neededFields(document, variant),
  );
  return first.filter((name) => others.every((names) => names.includes(name)));
}

function paginationOf(document: JsonObject, operation: JsonObject, parameters: JsonObject[]): JsonObject | undefined {
  const pagination = objectAt(operation, 'x-talkspec-pagination');
  if (!pagination || pagination.style === 'none') return undefined;
  const limit = parameters.find((parameter) => parameter.name === pagination.limit);
  const maximum = resolve(document, limit?.schema)?.maximum;
  if (typeof maximum !== 'number')
    throw new Error(`${String(operation.operationId)}: the limit of a list needs a maximum`);
  const moves = objectAt(pagination, 'moves');
  return {
    ...pagination,
    ...(moves && { moves: { ...moves, defaults: defaultsOf(document, moves, parameters) } }),
    maximum,
  };
}

/** The defaults of the parameters that choose the order of a list. */
function defaultsOf(document: JsonObject, moves: JsonObject, parameters: JsonObject[]): JsonObject {
  const names = new Set(Object.values(moves).flatMap((order) => (isObject(order) ? Object.keys(order) : [])));
  const chosen = parameters.filter(({ name }) => names.has(String(name)));
  return Object.fromEntries(
    chosen.map(({ name, schema }) => {
      const value = resolve(document, schema)?.default;
      if (value === undefined) throw new Error(`${String(name)} chooses an order and has no default`);
      return [String(name), value];
    }),
  );
}

const serverOf = (holder: JsonObject): string | undefined => serversOf(holder)[0];

export const serversOf = (holder: JsonObject): string[] =>
  (Array.isArray(holder.servers) ? holder.servers : []).flatMap((server) =>
    isObject(server) ? (stringAt(server, 'url') ?? []) : [],
  );

/** Header parameters that take one of a list of values, such as API versions. */
export function headerValues(document: JsonObject): JsonObject {
  const parameters = Object.values(objectAt(objectAt(document, 'components'), 'parameters') ?? {}).filter(isObject);
  const headers = parameters.filter((parameter) => parameter.in === 'header');
  return Object.fromEntries(
    headers.flatMap((header) => {
      const values = resolve(document, header.schema)?.enum;
      return values === undefined ? [] : [[String(header.name), values]];
    }),
  );
}

const compact = (entries: Record<string, Json | undefined>): JsonObject =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));

/** Security schemes whose tokens should live for so many seconds. */
export function tokenSeconds(document: JsonObject): JsonObject {
  const schemes = Object.entries(objectAt(objectAt(document, 'components'), 'securitySchemes') ?? {});
  return Object.fromEntries(
    schemes.flatMap(([name, scheme]) => {
      const seconds = isObject(scheme)
        ? /^PT(\d+)S$/.exec(stringAt(scheme, 'x-talkspec-token-lifetime') ?? '')?.[1]
        : undefined;
      return seconds === undefined ? [] : [[name, Number(seconds)]];
    }),
  );
}
