import type { Contract } from './contract.js';
import { mediaTypeOf } from './media-type.js';
import type { ContractResponse, Operation } from './operation.js';

/** One thing in a response that the contract does not allow. */
export interface ResponseIssue {
  /** JSON pointer into the body, `header <name>`, `content-type` or `status`. */
  readonly pointer: string;
  readonly message: string;
}

export interface SeenResponse {
  readonly status: number;
  header(name: string): string | undefined;
  /** The body: a JSON value, a text where it is no JSON, or `undefined` where it is empty. */
  readonly body: unknown;
  /** False where the body is a text that is no JSON. Default: true. */
  readonly isJson?: boolean;
}

/** Checks a response against what the operation documents: status, media type, body and headers. */
export function checkResponse(contract: Contract, operation: Operation, seen: SeenResponse): ResponseIssue[] {
  const documented = operation.responses.get(seen.status);
  if (!documented) {
    const known = [...operation.responses.keys()].join(', ');
    return [
      {
        pointer: 'status',
        message: `${String(seen.status)} is not documented for ${operation.id}; documented: ${known}`,
      },
    ];
  }
  return [...checkContent(contract, documented, seen), ...checkHeaders(contract, documented, seen)];
}

function checkContent(contract: Contract, documented: ContractResponse, seen: SeenResponse): ResponseIssue[] {
  if (documented.content.size === 0) return [];
  const sent = mediaTypeOf(seen.header('content-type'));
  const mediaType = sent || 'text/plain';
  if (!documented.content.has(mediaType)) {
    const known = [...documented.content.keys()].join(', ');
    const what = sent === '' ? 'an answer without a content type' : `"${sent}"`;
    return [
      {
        pointer: 'content-type',
        message: `${what} is not documented for status ${String(seen.status)}; documented: ${known}`,
      },
    ];
  }
  if (mediaType === 'application/json' && seen.isJson === false)
    return [{ pointer: '', message: 'must be JSON, as the content type says' }];
  const schema = documented.content.get(mediaType);
  return schema === undefined ? [] : contract.validator.check(schema, seen.body);
}

function checkHeaders(contract: Contract, documented: ContractResponse, seen: SeenResponse): ResponseIssue[] {
  return [...documented.headers].flatMap(([name, header]) => {
    const value = seen.header(name);
    if (value === undefined) return header.required ? [{ pointer: `header ${name}`, message: 'is required' }] : [];
    if (header.schema === undefined) return [];
    const numeric = contract.validator.typesOf(header.schema).has('integer') && /^\d+$/.test(value);
    return contract.validator
      .check(header.schema, numeric ? Number(value) : value)
      .map((issue) => ({ pointer: `header ${name}`, message: issue.message }));
  });
}
