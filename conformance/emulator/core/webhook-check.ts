import type { Contract } from '../../contract/contract.js';
import { mediaTypeOf } from '../../contract/media-type.js';
import type { Operation } from '../../contract/operation.js';
import { checkBody, checkParameters } from '../../contract/request-check.js';
import { JSON_TYPE } from './body.js';
import type { Post } from './deliver.js';

const NOTHING = new URLSearchParams();

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The body as a schema can check it: the fields of a form, or the JSON that it is. */
const sentBody = ({ body, payload }: Post, headers: Headers): unknown =>
  mediaTypeOf(headers.get('content-type') ?? '') === FORM_TYPE
    ? Object.fromEntries(new URLSearchParams(body))
    : payload;

/** The emulator holds itself to the contract: a webhook outside it is a bug, and is told as one. */
export function assertInContract(contract: Contract, event: string, post: Post): Operation {
  const operation = contract.webhooks.get(event);
  if (!operation) throw new Error(`The contract of ${contract.api} has no webhook "${event}".`);
  const headers = new Headers(post.headersAt(0));
  const parameters = checkParameters(contract, operation, {
    path: {},
    query: NOTHING,
    header: (name) => headers.get(name) ?? undefined,
  });
  const issues = [
    ...parameters.issues,
    ...checkBody(contract, operation, JSON_TYPE, post.payload),
    ...checkBody(contract, operation, mediaTypeOf(headers.get('content-type') ?? ''), sentBody(post, headers)),
  ];
  if (issues.length === 0) return operation;
  const told = issues.map(({ in: place, field, message }) => `${place} ${field} ${message}`).join('; ');
  throw new Error(`The webhook ${event} is outside its contract: ${told}.`);
}
