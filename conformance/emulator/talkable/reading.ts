import type { Contract } from '../../contract/contract.js';
import type { Issue } from '../../contract/issue.js';
import { valueAt } from '../../contract/json-pointer.js';
import type { Operation } from '../../contract/operation.js';
import { checkBody } from '../../contract/request-check.js';
import { JSON_TYPE } from '../core/body.js';
import { changeAt } from '../core/change-at.js';
import { operationOf, type Tolerate } from '../core/stages.js';
import { invalid } from './answers.js';
import type { TalkableDecisions } from './decisions.js';
import type { Asks, TalkableExchange, TalkableStage } from './exchange.js';
import type { OriginType } from './state/records.js';
import type { Site } from './state/site.js';

const BATCHES = ['createAffiliateMembers', 'createPurchases', 'createEvents'];
/** The operation that records one origin of a type. */
export const SINGLE: Readonly<Record<OriginType, string>> = {
  AffiliateMember: 'createAffiliateMember',
  Purchase: 'createPurchase',
  Event: 'createEvent',
};

const UPDATES = ['upsertPerson', 'updateLoyaltyMember'];
const BOOLEANS: Readonly<Record<string, boolean>> = { '1': true, '0': false };

/** What the items of a batch look like is left to a job (TK-BATCH-04). */
const isItem = (field: string, { id }: Operation): boolean => field.startsWith('/data/') && BATCHES.includes(id);

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name of a property that is null, at any depth. */
function firstNull(value: unknown): string | undefined {
  if (Array.isArray(value)) return firstOf(value);
  if (!isFields(value)) return undefined;
  const values = Object.values(value);
  const at = values.indexOf(null);
  return at < 0 ? firstOf(values) : Object.keys(value)[at];
}

function firstOf(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const name = typeof value === 'object' ? firstNull(value) : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isFields(value)) return value;
  const given = Object.entries(value).filter(([, property]) => property !== null);
  return Object.fromEntries(given.map(([name, property]) => [name, withoutNulls(property)]));
}

/** A body whose nulls count as left out; those that an update clears stay, those in a batch are left to its job. */
function readNulls(body: unknown, operationId: string, asks: Asks): unknown {
  if (!isFields(body)) return body;
  const { data, ...rest } = body;
  const isBatch = BATCHES.includes(operationId);
  const name = firstNull(isBatch ? rest : body);
  if (name === undefined) return body;
  const choice = asks.decide('nullValue');
  if (choice === 'refuse') throw invalid(asks, name);
  if (isBatch) return { ...(withoutNulls(rest) as object), data };
  if (choice === 'absent' || !UPDATES.includes(operationId) || !isFields(data)) return withoutNulls(body);
  const kept = Object.entries(data).map(([key, value]) => [key, value === null ? null : withoutNulls(value)]);
  return { ...body, data: Object.fromEntries(kept) };
}

/** What a value stands for where the contract wants another type; `undefined` where that is not clear. */
function reread(value: unknown, wanted: string): unknown {
  if (typeof value === 'number' && wanted.includes('string')) return String(value);
  if (typeof value !== 'string') return undefined;
  if (/number|integer/.test(wanted) && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (wanted.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  return undefined;
}

/** Issues that can be read away come few at a time; there is an end to it. */
const MOST_PASSES = 50;

/**
 * The operation whose body is the same and is checked faster: `createOrigin` takes one of three, and to find out which
 * one each would be held against all the data.
 */
function ofOneKind({ operations }: Contract, operation: Operation, body: unknown): Operation {
  if (operation.id !== 'createOrigin' || !isFields(body)) return operation;
  return operations.get(SINGLE[body['type'] as OriginType]) ?? operation;
}

export interface Read {
  readonly body: unknown;
  /** What the contract says against it. */
  readonly issues: readonly Issue[];
}

/** Reads a JSON body as clients send it; what cannot be read so is left for the contract to refuse. */
export function readLeniently(contract: Contract, operation: Operation, sent: unknown, asks: Asks): Read {
  const body = readNulls(sent, operation.id, asks);
  const kind = ofOneKind(contract, operation, body);
  for (let pass = 0; ; pass += 1) {
    const issues = checkBody(contract, kind, JSON_TYPE, body);
    const fixes = issues
      .filter(({ field, rule }) => rule === 'type' && !isItem(field, operation))
      .map(({ field, message }) => ({ field, value: reread(valueAt(body, field), message) }))
      .filter(({ value }) => value !== undefined);
    if (fixes.length === 0 || pass === MOST_PASSES || asks.decide('lenientValues') === 'strict')
      return { body, issues };
    for (const { field, value } of fixes) changeAt(body, field, value);
  }
}

/** Lists in a query under their names without brackets, or with brackets that the contract does not have. */
function readLists(contract: Contract, exchange: TalkableExchange): void {
  const { query, decide } = exchange;
  for (const { name, in: place, schema } of operationOf(exchange).parameters) {
    const other = name.endsWith('[]') ? name.slice(0, -2) : `${name}[]`;
    if (place !== 'query' || !query.has(other) || !contract.validator.typesOf(schema).has('array')) continue;
    if (decide('lenientValues') === 'strict') throw invalid(exchange, other);
    for (const value of query.getAll(other).join().split(',')) query.append(name, value);
  }
}

/** Takes values in another form for what they stand for (INF-55, INF-56). */
export const readValues =
  (contract: Contract): TalkableStage =>
  (exchange) => {
    const operation = operationOf(exchange);
    readLists(contract, exchange);
    if (operation.body?.content.has(JSON_TYPE) !== true) return undefined;
    const { body, issues } = readLeniently(contract, operation, exchange.body, exchange);
    exchange.body = body;
    exchange.bodyIssues = issues;
    return undefined;
  };

/** Whether an issue of a body is one that a decision lets pass. */
export function letsPass({ field, rule }: Issue, { id }: Operation, { decide }: Asks): boolean {
  if (field === '/data/event_category' && (rule === 'minLength' || rule === 'pattern'))
    return decide('eventCategory') === 'accept';
  const lacksUuid = id === 'createVisitor' && field === '/data/uuid' && rule === 'required';
  return lacksUuid && decide('visitorWithoutUuid') === 'given';
}

/** What is put up with although the contract does not allow it. */
export const tolerate: Tolerate<Site, TalkableDecisions> = (issue, values, exchange) => {
  const { field, message } = issue;
  const operation = operationOf(exchange);
  if (issue.in === 'body') return isItem(field, operation) || letsPass(issue, operation, exchange);
  const digit = BOOLEANS[exchange.query.get(field) ?? ''];
  if (issue.in !== 'query' || message !== 'must be boolean' || exchange.decide('booleanInQuery') === 'words')
    return false;
  if (digit !== undefined) values[field] = digit;
  return digit !== undefined;
};
