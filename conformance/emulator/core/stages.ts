import type { Contract } from '../../contract/contract.js';
import type { Issue } from '../../contract/issue.js';
import { mediaTypeOf } from '../../contract/media-type.js';
import type { Operation } from '../../contract/operation.js';
import { checkBody, checkParameters } from '../../contract/request-check.js';
import { describeForm, JSON_TYPE, MULTIPART, type ParsedBody } from './body.js';
import { queryDefaults } from './defaults.js';
import type { Exchange, Stage } from './exchange.js';
import type { ResponseMessage } from './message.js';
import { readContent, type BodyLimits } from './read-body.js';
import type { Problem, Refusal } from './refusal.js';
import type { Decisions } from './decisions.js';
import type { TokenBuckets } from './token-bucket.js';

/** How an API words its answer to a problem; it notes what it assumes on the exchange. */
export type Refuse<Tenant, D extends Decisions> = (problem: Problem, exchange: Exchange<Tenant, D>) => Refusal;

/** The operation that the route stage found. Later stages rely on it. */
export function operationOf<Tenant, D extends Decisions>(
  exchange: Exchange<Tenant, D>,
): NonNullable<typeof exchange.operation> {
  if (!exchange.operation) throw new Error('A stage ran before the route was matched.');
  return exchange.operation;
}

/** Draws one token from the operation's bucket. */
export function limitRate<Tenant, D extends Decisions>(
  buckets: TokenBuckets,
  scopeKey: (tenant: Tenant) => string,
  refuse: Refuse<Tenant, D>,
): Stage<Tenant, D> {
  return (exchange) => {
    const bucket = operationOf(exchange).rateLimitBucket;
    if (bucket === undefined || exchange.tenant === undefined || buckets.take(bucket, scopeKey(exchange.tenant)))
      return undefined;
    throw refuse({ kind: 'rate-limited', bucket }, exchange);
  };
}

/** Refuses a body that is larger than allowed or of another media type than the operation takes, then parses it. */
export function readBody<Tenant, D extends Decisions>(
  limits: BodyLimits,
  refuse: Refuse<Tenant, D>,
): Stage<Tenant, D> {
  const accept = (exchange: Exchange<Tenant, D>, parsed: ParsedBody): undefined => {
    if ('problem' in parsed) throw refuse(parsed.problem, exchange);
    exchange.body = parsed.value;
    return undefined;
  };
  return (exchange) => {
    const { request } = exchange;
    if (request.method === 'GET' || request.method === 'HEAD' || request.body.byteLength === 0) return undefined;
    const { body } = operationOf(exchange);
    const expected = [...(body?.content.keys() ?? [JSON_TYPE])];
    const isJson = expected.includes(JSON_TYPE);
    if (!expected.includes(mediaTypeOf(request.header('content-type'))))
      throw refuse(
        { kind: 'content-type', expected: expected.join(' or '), got: request.header('content-type') ?? '' },
        exchange,
      );
    const parsed = readContent(request, isJson ? limits.jsonBytes : limits.formBytes, isJson ? 'json' : 'form');
    return parsed instanceof Promise ? parsed.then((value) => accept(exchange, value)) : accept(exchange, parsed);
  };
}

/** Lets an API put up with an issue: true when it is dealt with, for which `values` may be changed. */
export type Tolerate<Tenant, D extends Decisions> = (
  issue: Issue,
  values: Record<string, unknown>,
  exchange: Exchange<Tenant, D>,
) => boolean;

function bodyIssuesOf<Tenant, D extends Decisions>(
  contract: Contract,
  operation: Operation,
  { mediaType, request, body }: Exchange<Tenant, D>,
): Issue[] {
  const type = mediaType ?? (mediaTypeOf(request.header('content-type')) || JSON_TYPE);
  return checkBody(contract, operation, type, type === MULTIPART ? describeForm(body) : body);
}

/** Checks parameters and body against the contract, and fills in the defaults of query parameters. */
export function validate<Tenant, D extends Decisions>(
  contract: Contract,
  refuse: Refuse<Tenant, D>,
  tolerate: Tolerate<Tenant, D> = () => false,
): Stage<Tenant, D> {
  const defaults = new Map(
    [...contract.operations.values()].map((operation) => [operation.id, queryDefaults(contract.document, operation)]),
  );
  return (exchange) => {
    const operation = operationOf(exchange);
    const parameters = checkParameters(contract, operation, {
      path: exchange.path,
      query: exchange.query,
      header: (name) => exchange.request.header(name.toLowerCase()),
    });
    const query = { ...defaults.get(operation.id), ...parameters.values.query };
    const found = [...parameters.issues, ...(exchange.bodyIssues ?? bodyIssuesOf(contract, operation, exchange))];
    const issues = found.filter((issue) => !tolerate(issue, query, exchange));
    if (issues.length > 0) throw refuse({ kind: 'invalid', issues }, exchange);
    exchange.values = { ...parameters.values, query };
    return undefined;
  };
}

/** Runs the stages in order until one answers. Stays synchronous as long as the stages do. */
export function runStages<Tenant, D extends Decisions>(
  stages: readonly Stage<Tenant, D>[],
  exchange: Exchange<Tenant, D>,
  from = 0,
): ResponseMessage | Promise<ResponseMessage> {
  for (let index = from; index < stages.length; index += 1) {
    const answer = stages[index]?.(exchange);
    if (answer instanceof Promise) return answer.then((settled) => settled ?? runStages(stages, exchange, index + 1));
    if (answer) return answer;
  }
  throw new Error('No stage answered the request.');
}
