import { STATUS_CODES } from 'node:http';

import type { Contract } from '../../../contract/contract.js';
import { follow } from '../../../contract/follow.js';
import { pointer } from '../../../contract/json-pointer.js';
import type { Operation } from '../../../contract/operation.js';
import { json, type ResponseMessage } from '../message.js';
import type { FaultOptions } from './options.js';

/** The answer of a fault names it here, so that nobody takes it for one of the service. */
export const INJECTED = 'talkspec-injected';

interface MediaType {
  readonly examples?: Readonly<Record<string, unknown>>;
}

const PAGE = '<html>\n<head><title>{}</title></head>\n<body><center><h1>{}</h1></center></body>\n</html>\n';

/** The first example of a response in a media type, as the vendor words it. */
function exampleOf({ document }: Contract, { path, method }: Operation, status: number, type: string): unknown {
  const at = pointer('paths', path, method.toLowerCase(), 'responses', String(status));
  const response = follow<{ readonly content?: Readonly<Record<string, MediaType>> } | undefined>(document, at);
  const [name] = Object.keys(response.node?.content?.[type]?.examples ?? {});
  if (name === undefined) return undefined;
  const example = `${response.at}${pointer('content', type, 'examples', name)}`;
  return follow<{ readonly value: unknown }>(document, example).node.value;
}

const text = (status: number, type: string, body: string): ResponseMessage => ({
  status,
  headers: { 'content-type': `text/${type}; charset=utf-8` },
  body,
});

/** The page that a gateway gives on its own. */
const page = (status: number): string =>
  PAGE.replaceAll('{}', `${String(status)} ${STATUS_CODES[status] ?? 'Unknown'}`);

/** The answer with the status of a fault: with its body, in the vendor's words, or as a gateway's page. */
export function injectedAnswer(
  { status = 500, html = false, body, retryAfter }: FaultOptions,
  operation: Operation | undefined,
  contract: Contract | undefined,
): ResponseMessage {
  const example = (type: string): unknown =>
    contract && operation ? exampleOf(contract, operation, status, type) : undefined;
  const worded = (): unknown => (html ? (example('text/html') ?? page(status)) : (example('application/json') ?? {}));
  const content = body === undefined ? worded() : body;
  const answer = typeof content === 'string' ? text(status, html ? 'html' : 'plain', content) : json(status, content);
  if (retryAfter === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfter) } };
}
