import { fileURLToPath } from 'node:url';

import { lintFromString, loadConfig } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';

import { baseDocument } from './lint-base.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const config = await loadConfig({ configPath: `${root}redocly.yaml` });

type Change = [path: (string | number)[], value: unknown];
const removed = Symbol('removed');
const listNotes = ['paths', '/notes', 'get'];
const createNote = ['paths', '/notes', 'post'];
const deleteNote = ['paths', '/notes/{noteId}', 'delete'];
const getHealth = ['paths', '/health', 'get'];
const page = ['components', 'schemas', 'Page', 'properties'];

/** The rules that refuse the base document after one change. */
async function refusals(change?: Change): Promise<string[]> {
  const plain: unknown = parseDocument(baseDocument, { merge: true }).toJS();
  const document = parseDocument(stringify(plain, { aliasDuplicateObjects: false }));
  if (change !== undefined) {
    const [path, value] = change;
    if (value === removed) expect(document.deleteIn(path)).toBe(true);
    else document.setIn(path, value);
  }
  const source = document.toString();
  const problems = await lintFromString({
    source,
    absoluteRef: `${root}notes.yaml`,
    config: config.forAlias('talkjs'),
  });
  return [...new Set(problems.map(({ ruleId }) => ruleId))];
}

const cases: Record<string, Record<string, Change>> = {
  'talkspec/error-statuses': {
    'an operation without 429': [[...listNotes, 'responses', '429'], removed],
    'an operation without 500': [[...listNotes, 'responses', '500'], removed],
    'an operation without 502': [[...listNotes, 'responses', '502'], removed],
    'an operation without 503': [[...listNotes, 'responses', '503'], removed],
    'an operation without 504': [[...listNotes, 'responses', '504'], removed],
    'an operation that asks for a credential and has no 401': [[...deleteNote, 'responses', '401'], removed],
    'an operation that asks for none and has a 401': [[...deleteNote, 'security'], []],
    'an operation of its own security and no 401': [[...getHealth, 'security'], [{ key: [] }]],
    'a path with a parameter and no 404': [[...deleteNote, 'responses', '404'], removed],
  },
  'talkspec/explicit-statuses': {
    'a default response': [[...listNotes, 'responses', 'default'], { description: 'Anything.' }],
    'a range of statuses': [[...listNotes, 'responses', '5XX'], { description: 'Anything.' }],
  },
  'talkspec/response-examples': {
    'a response body without an example': [
      [...deleteNote, 'responses', '404', 'content', 'application/json', 'examples'],
      removed,
    ],
    'an empty map of examples': [[...deleteNote, 'responses', '404', 'content', 'application/json', 'examples'], {}],
    'an example name that is not camelCase': [
      [...deleteNote, 'responses', '404', 'content', 'application/json', 'examples'],
      { 'not-there': { value: 'no' } },
    ],
  },
  'talkspec/request-examples': {
    'a request body without an example': [
      [...createNote, 'requestBody', 'content', 'application/json', 'examples'],
      removed,
    ],
  },
  'talkspec/described': {
    'a parameter without a description': [[...listNotes, 'parameters', 0, 'description'], removed],
    'a property without a description': [[...page, 'data', 'description'], removed],
    'a nested property with a blank description': [[...page, 'data', 'items', 'properties', 'id', 'description'], ' '],
  },
  'talkspec/operation-id-style': {
    'an operationId with a dot': [[...listNotes, 'operationId'], 'notes.list'],
    'an operationId that starts with a capital': [[...listNotes, 'operationId'], 'ListNotes'],
  },
  'talkspec/idempotency-declared': {
    'an operation that does not say whether it may be sent twice': [[...getHealth, 'x-talkspec-idempotency'], removed],
    'a key that is no field of the body': [[...createNote, 'x-talkspec-idempotency', 'pointer'], '/retryKey'],
    'a natural key that is no field of the body': [
      [...createNote, 'x-talkspec-idempotency'],
      { by: 'natural-key', pointers: ['/key', '/number'] },
    ],
  },
  'talkspec/pagination-declared': {
    'a page size without pagination': [[...listNotes, 'x-talkspec-pagination'], removed],
    'a page size named per_page without pagination': [
      [...deleteNote, 'parameters'],
      [{ name: 'per_page', in: 'query', description: 'Page size.', schema: { type: 'integer' } }],
    ],
    'a cursor that is no parameter': [[...listNotes, 'x-talkspec-pagination', 'cursor'], 'startingAfter'],
    'a limit that is no parameter': [[...listNotes, 'x-talkspec-pagination', 'limit'], 'size'],
    'items that are not in the body': [[...listNotes, 'x-talkspec-pagination', 'items'], '/notes'],
    'items that are no array': [[...listNotes, 'x-talkspec-pagination', 'items'], ''],
    'a next cursor that items do not have': [[...listNotes, 'x-talkspec-pagination', 'next'], 'key'],
    'an order by what is no parameter': [
      [...listNotes, 'x-talkspec-pagination', 'moves'],
      { first: { orderBy: 'age' }, last: { orderBy: 'youth' } },
    ],
    'an id that items do not have': [
      [...listNotes, 'x-talkspec-pagination'],
      { style: 'page-number', page: 'after', limit: 'limit', items: '/data', id: 'key' },
    ],
    'a page number that is no parameter': [
      [...listNotes, 'x-talkspec-pagination'],
      { style: 'page-number', page: 'page', limit: 'limit', items: '/data', id: 'id' },
    ],
    'a total that is not in the body': [
      [...listNotes, 'x-talkspec-pagination'],
      { style: 'page-number', page: 'after', limit: 'limit', items: '/data', id: 'id', total: '/total' },
    ],
  },
  'talkspec/undo-target': {
    'an undo by an operation that does not exist': [[...createNote, 'x-talkspec-undo', 'operation'], 'removeNote'],
    'an undo that leaves a path parameter out': [[...createNote, 'x-talkspec-undo', 'operation'], 'getHealth'],
    'an undo that reads a field the response does not have': [
      [...createNote, 'x-talkspec-undo', 'parameters', 'noteId'],
      '$response.body#/id',
    ],
    'an undo that reads a parameter the request does not have': [
      [...createNote, 'x-talkspec-undo', 'parameters', 'noteId'],
      '$request.path.noteId',
    ],
  },
  'talkspec/rate-limit-bucket': {
    'an operation in an unknown bucket': [[...createNote, 'x-talkspec-rate-limit', 'bucket'], 'batches'],
    'an unknown default bucket': [['x-talkspec-rate-limit', 'default'], 'batches'],
  },
  'talkspec/extensions': {
    'an unknown extension': [[...listNotes, 'x-talkspec-retries'], 3],
    'an extension at an object that carries none': [['info', 'x-talkspec-since'], '2021-02-09'],
    'an unknown kind of idempotency': [[...getHealth, 'x-talkspec-idempotency', 'by'], 'luck'],
    'a duration that is none': [[...createNote, 'x-talkspec-idempotency', 'holdsFor'], '24h'],
    'a bucket without a capacity': [['x-talkspec-rate-limit', 'buckets', 'requests', 'capacity'], removed],
    'a version that is no date': [[...listNotes, 'parameters', 0, 'x-talkspec-since'], 'v2'],
    'a response said to be observed': [[...listNotes, 'responses', '200', 'x-talkspec-observed'], true],
    'an empty vendor operationId': [[...listNotes, 'x-vendor-operation-id'], ''],
    'a runtime expression that is none': [[...createNote, 'x-talkspec-undo', 'parameters', 'noteId'], 'id'],
  },
};

describe('the lint of the contract', () => {
  it('accepts a document that keeps every rule', async () => {
    expect(await refusals()).toEqual([]);
  });

  it('has a refusal here for each of its rules', () => {
    const own = Object.keys(config.forAlias('talkjs').rules.oas3_1).filter((name) => name.startsWith('talkspec/'));
    expect(own.sort()).toEqual(Object.keys(cases).sort());
  });

  for (const [rule, changes] of Object.entries(cases)) {
    it.each(Object.entries(changes))(`${rule} refuses %s`, async (_what, change) => {
      expect(await refusals(change)).toContain(rule);
    });
  }
});
