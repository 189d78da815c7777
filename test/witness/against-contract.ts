import type { Contract } from '../../conformance/contract/contract.js';
import { mediaTypeOf } from '../../conformance/contract/media-type.js';
import type { Operation } from '../../conformance/contract/operation.js';
import { checkBody, checkParameters } from '../../conformance/contract/request-check.js';
import { checkResponse } from '../../conformance/contract/response-check.js';
import { isShown, type WitnessedExchange, type WitnessedRequest } from '../../conformance/harness/witness/witness.js';
import type { Difference } from './difference.js';
import { queryOf } from './query.js';

/** What the validator says of a property that is not there. */
const MISSING = 'is required';

const isSuccess = (status: number): boolean => status < 300;

/** The operation that a witness is of, if the contract knows it. */
export function operationOf(
  contract: Contract,
  { operationId, request }: WitnessedExchange,
): { operation: Operation; parameters: Readonly<Record<string, string>> } | undefined {
  const route = contract.route(request.method, request.path);
  if (route.kind === 'operation' && route.operation.ownServer === (request.outside === true)) return route;
  const named = operationId === undefined ? undefined : contract.operations.get(operationId);
  return named && { operation: named, parameters: {} };
}

/**
 * Where the contract does not allow what was witnessed: the response, and the request that a service accepted. Of a
 * route that it does not know it says nothing.
 */
export function againstContract(contract: Contract, exchange: WitnessedExchange): Difference[] {
  const { request, response, operationId } = exchange;
  const found = operationOf(contract, exchange);
  if (operationId !== undefined && !contract.operations.has(operationId))
    return [{ pointer: 'operationId', message: `the contract has no operation "${operationId}"` }];
  if (!found) return [];
  const refused = isSuccess(response.status) ? requestIssues(contract, found, request) : [];
  return [...refused, ...responseIssues(contract, found.operation, exchange)];
}

function responseIssues(
  contract: Contract,
  operation: Operation,
  { response, partial }: WitnessedExchange,
): Difference[] {
  if (!isShown(response) && operation.responses.has(response.status)) return [];
  const headers = new Headers(response.headers);
  if (response.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  const issues = checkResponse(contract, operation, {
    status: response.status,
    header: (name) => headers.get(name) ?? undefined,
    body: response.body ?? response.text,
    isJson: response.text === undefined,
  });
  return partial === undefined ? issues : issues.filter(({ message }) => message !== MISSING);
}

function requestIssues(
  contract: Contract,
  { operation, parameters }: { operation: Operation; parameters: Readonly<Record<string, string>> },
  request: WitnessedRequest,
): Difference[] {
  const headers = new Headers(request.headers);
  const { issues } = checkParameters(contract, operation, {
    path: parameters,
    query: queryOf(request),
    header: (name) => headers.get(name) ?? undefined,
  });
  return [...issues, ...bodyIssues(contract, operation, request)].map((issue) => ({
    pointer: `request ${issue.in} ${issue.field}`.trimEnd(),
    message: issue.message,
  }));
}

function bodyIssues(contract: Contract, operation: Operation, { body, text, form, headers }: WitnessedRequest) {
  const fields = form && Object.fromEntries(form.map(({ name, value, file }) => [name, value ?? file?.name ?? '']));
  const implied = form ? 'multipart/form-data' : 'application/json';
  const mediaType = mediaTypeOf(new Headers(headers).get('content-type') ?? implied);
  const sent = body ?? text ?? fields;
  if (sent !== undefined && operation.body && !operation.body.content.has(mediaType))
    return [{ in: 'body', field: '', message: `"${mediaType}" is not documented for ${operation.id}` }];
  return checkBody(contract, operation, mediaType, sent);
}
