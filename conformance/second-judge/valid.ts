import type { Contract } from '../contract/contract.js';
import { mediaTypeOf } from '../contract/media-type.js';
import type { Operation } from '../contract/operation.js';
import { checkBody, checkParameters } from '../contract/request-check.js';
import { checkResponse } from '../contract/response-check.js';

/** What a scenario sent, and what it means to the contract. */
export interface Sent {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
  readonly request: Request;
}

/** A value that is no JSON, which no schema allows. */
const NOT_JSON = Symbol('not JSON');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.clone().text();
  return text === '' ? undefined : parsed(text);
}

/**
 * Whether our own validator has nothing to say against a request. One whose body is no JSON is not judged: Prism reads
 * forms as text, and one with a part that has no content type ends its process.
 */
export async function isValidRequest(contract: Contract, { operation, parameters, request }: Sent): Promise<boolean> {
  const sentType = request.headers.get('content-type') ?? '';
  const mediaType = mediaTypeOf(sentType);
  const body = await bodyOf(request);
  if (body === NOT_JSON || (sentType !== '' && mediaType !== 'application/json')) return false;
  if (body !== undefined && operation.body?.content.has(mediaType) !== true) return false;
  const checked = checkParameters(contract, operation, {
    path: parameters,
    query: new URL(request.url).searchParams,
    header: (name) => request.headers.get(name) ?? undefined,
  });
  return checked.issues.length === 0 && checkBody(contract, operation, mediaType, body).length === 0;
}

/** Whether our own validator has nothing to say against an answer. */
export async function isValidAnswer(contract: Contract, operation: Operation, answer: Response): Promise<boolean> {
  const text = await answer.clone().text();
  const value = text === '' ? undefined : parsed(text);
  const issues = checkResponse(contract, operation, {
    status: answer.status,
    header: (name) => answer.headers.get(name) ?? undefined,
    body: value === NOT_JSON ? text : value,
    isJson: value !== NOT_JSON,
  });
  return issues.length === 0;
}
