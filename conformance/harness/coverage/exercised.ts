import { mediaTypeOf } from '../../contract/media-type.js';
import { elementKey, type Dimension } from './dimension.js';
import { isSuccess, parameterName, statusClass, type DocumentedOperation } from './documented.js';
import { collectPaths } from './shape.js';

/** What coverage looks at in a request and its answer. */
export interface SeenExchange {
  readonly url: string;
  readonly requestHeaders: Headers;
  readonly requestBody: unknown;
  readonly requestForm: FormData | undefined;
  readonly status: number;
  readonly headers: Headers;
  readonly responseBody: unknown;
}

/** Adds the keys of the documented elements of an operation that an exchange exercised. */
export function collectExercised(
  operationId: string,
  operation: DocumentedOperation,
  exchange: SeenExchange,
  found: Set<string>,
): void {
  const { elements, documents } = operation;
  if (!documents(exchange.status)) return;
  const add = (dimension: Dimension, names: Iterable<string>): void => {
    for (const name of names) if (elements[dimension].has(name)) found.add(elementKey(operationId, dimension, name));
  };
  const requestType = requestTypeOf(exchange);
  const given = parametersIn(operation, exchange);
  add('operations', elements.operations);
  add('requestTypes', [requestType]);
  // An answer without a content type is read as text.
  add('responseTypes', [mediaTypeOf(exchange.headers.get('content-type') ?? '') || 'text/plain']);
  add('parameters', given.names);
  add('parameterValues', given.values);
  add('statusClasses', [statusClass(exchange.status)]);
  add('statuses', [String(exchange.status)]);
  if (!isSuccess(exchange.status)) return;
  add('requestProperties', requestPaths(operation, exchange, requestType));
  add('responseProperties', responsePaths(operation, exchange));
}

/** `fetch` itself names the type of a form. */
const requestTypeOf = ({ requestHeaders, requestForm }: SeenExchange): string =>
  requestForm ? 'multipart/form-data' : mediaTypeOf(requestHeaders.get('content-type') ?? '');

function parametersIn(
  { parameters }: DocumentedOperation,
  { url, requestHeaders }: SeenExchange,
): { names: string[]; values: string[] } {
  const query = new URL(url).searchParams;
  const given = parameters.flatMap((parameter) => {
    const texts =
      parameter.in === 'query' ? query.getAll(parameter.name) : [requestHeaders.get(parameter.name) ?? []].flat();
    return texts.map((text) => ({ name: parameterName(parameter), text }));
  });
  return { names: given.map(({ name }) => name), values: given.map(({ name, text }) => `${name}=${text}`) };
}

function requestPaths(operation: DocumentedOperation, exchange: SeenExchange, requestType: string): Set<string> {
  const paths = new Set<string>();
  const shape = operation.requestShapes.get(requestType);
  if (shape) collectPaths(bodyOf(exchange), shape, paths);
  return paths;
}

function bodyOf({ requestBody, requestForm }: SeenExchange): unknown {
  if (requestForm) return Object.fromEntries(requestForm);
  if (typeof requestBody !== 'string') return requestBody;
  try {
    return JSON.parse(requestBody);
  } catch {
    return undefined;
  }
}

function responsePaths(operation: DocumentedOperation, { status, responseBody }: SeenExchange): string[] {
  const paths = new Set<string>();
  const shape = operation.responseShapes.get(status);
  if (shape) collectPaths(responseBody, shape, paths);
  return [...paths].map((path) => `${String(status)} ${path}`);
}
