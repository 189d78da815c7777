import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createContract } from './contract.js';
import type { ContractDocument } from './document.js';
import type { Issue } from './issue.js';
import { checkBody, checkParameters } from './request-check.js';
import { checkResponse } from './response-check.js';

/** An issue in one line: `query limit: must be <= 30 (maximum)`. */
const describeIssue = (issue: Issue): string =>
  `${issue.in}${issue.field === '' ? '' : ` ${issue.field}`}: ${issue.message} (${issue.rule})`;

const cat = {
  type: 'object',
  required: ['kind', 'lives'],
  properties: { kind: { const: 'cat' }, lives: { type: 'integer' } },
};
const dog = {
  type: 'object',
  required: ['kind', 'name'],
  properties: { kind: { const: 'dog' }, name: { type: 'string' }, lives: false },
};

const document = {
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://pets.example/v1' }],
  components: {
    schemas: {
      Cat: cat,
      Dog: dog,
      Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] },
    },
    parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 30 } } },
  },
  paths: {
    '/': {
      get: {
        operationId: 'getRoot',
        responses: { 200: { content: { 'application/json': { schema: { type: 'object' } } } } },
      },
    },
    '/pets': {
      get: {
        operationId: 'listPets',
        parameters: [
          { $ref: '#/components/parameters/Limit' },
          {
            name: 'filter',
            in: 'query',
            content: { 'application/json': { schema: { type: 'object', additionalProperties: { type: 'string' } } } },
          },
          { name: 'alive', in: 'query', schema: { type: 'boolean' } },
          { name: 'weight', in: 'query', schema: { type: 'number' } },
          { name: 'ids[]', in: 'query', schema: { type: 'array', items: { type: 'integer' } } },
        ],
        responses: {
          200: {
            content: {
              'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
            },
          },
        },
      },
      post: {
        operationId: 'createPet',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
        },
        responses: { 200: {} },
      },
    },
    '/pets/{petId}': {
      get: {
        operationId: 'getPet',
        parameters: [{ name: 'petId', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: {} },
      },
    },
    '/pets/best': { get: { operationId: 'getBestPet', responses: { 200: {} } } },
  },
};

const contract = createContract('pets', 'current', document as unknown as ContractDocument);
const operation = (id: string) => {
  const found = contract.operations.get(id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
};
const issuesOfBody = (body: unknown) =>
  checkBody(contract, operation('createPet'), 'application/json', body).map(describeIssue);
const issuesOfQuery = (query: string) =>
  checkParameters(contract, operation('listPets'), {
    path: {},
    query: new URLSearchParams(query),
    header: () => undefined,
  });

describe('a route', () => {
  test('is found by method and path, and a literal segment wins over a variable', () => {
    expect(contract.route('GET', '/pets/rex')).toMatchObject({
      kind: 'operation',
      operation: { id: 'getPet' },
      parameters: { petId: 'rex' },
    });
    expect(contract.route('GET', '/pets/best')).toMatchObject({ operation: { id: 'getBestPet' } });
    expect(contract.route('GET', '/')).toMatchObject({ operation: { id: 'getRoot' } });
    expect(contract.route('GET', '')).toMatchObject({ operation: { id: 'getRoot' } });
  });

  test('tells an unknown path from a known one with another method', () => {
    expect(contract.route('PATCH', '/pets')).toEqual({ kind: 'undeclared-method' });
    expect(contract.route('GET', '/nothing/here')).toEqual({ kind: 'unknown-path' });
    expect(contract.route('GET', '/pets/')).toEqual({ kind: 'unknown-path' });
  });

  test.each(['%', '%ff', 'a%00b'])('refuses the malformed segment %s', (segment) => {
    expect(contract.route('GET', `/pets/${segment}`)).toEqual({ kind: 'malformed-path', segment });
  });

  test('gives back any id that was percent-encoded', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((id) => !id.includes('\0') && id !== 'best'),
        (id) => {
          expect(contract.route('GET', `/pets/${encodeURIComponent(id)}`)).toMatchObject({
            parameters: { petId: id },
          });
        },
      ),
    );
  });
});

describe('a parameter', () => {
  test('is read as the type its schema says', () => {
    expect(
      issuesOfQuery('limit=30&alive=true&weight=4.0&ids%5B%5D=1&ids%5B%5D=2&filter=%7B%22a%22%3A%22b%22%7D'),
    ).toEqual({
      values: {
        path: {},
        query: { limit: 30, alive: true, weight: 4, 'ids[]': [1, 2], filter: { a: 'b' } },
        header: {},
        cookie: {},
      },
      issues: [],
    });
  });

  test.each([
    ['limit=0', 'query limit: must be >= 1 (minimum)'],
    ['limit=31', 'query limit: must be <= 30 (maximum)'],
    ['limit=abc', 'query limit: must be integer (type)'],
    ['limit=1.5', 'query limit: must be integer (type)'],
    ['limit=1.0', 'query limit: must be integer (type)'],
    ['limit=1e1', 'query limit: must be integer (type)'],
    ['weight=1e1', 'query weight: must be number (type)'],
    ['limit=', 'query limit: must be integer (type)'],
    ['limit=1&limit=2', 'query limit: must be given once, not 2 times (single)'],
    ['alive=yes', 'query alive: must be boolean (type)'],
    ['ids[]=1&ids[]=b', 'query ids[]/1: must be integer (type)'],
    ['filter={', 'query filter: must be a JSON text (json)'],
    ['filter={"a":1}', 'query filter/a: must be string (type)'],
  ])('%s is refused by name and rule', (query, message) => {
    expect(issuesOfQuery(query).issues.map(describeIssue)).toEqual([message]);
  });
});

describe('a body', () => {
  test.each([
    [{ kind: 'cat' }, ['body /lives: is required (required)']],
    [{ kind: 'dog', name: 'Rex', lives: 9 }, ['body /lives: must not be given (not allowed)']],
    [{ kind: 'fish' }, ['body /kind: must be "cat" or "dog" (const)']],
    [7, ['body: must be object (type)']],
    [undefined, ['body: a body is required (required)']],
  ])('%j is refused for its real mistake alone', (body, messages) => {
    const issues = issuesOfBody(body);
    expect(issues).toEqual(expect.arrayContaining(messages));
    expect(
      issues
        .filter((issue) => !messages.includes(issue))
        .every((issue) => body !== undefined && issue.includes('required')),
    ).toBe(true);
  });

  test('that fits a branch is accepted', () => {
    expect(issuesOfBody({ kind: 'cat', lives: 9 })).toEqual([]);
  });
});

test('a text that is no JSON is no JSON string, though the content type says JSON', () => {
  const open = createContract('texts', 'current', {
    info: { title: '', version: '1' },
    servers: [],
    paths: {
      '/': {
        get: {
          operationId: 'getText',
          responses: { 200: { content: { 'application/json': { schema: { type: 'string' } } } } },
        },
      },
    },
  });
  const text = open.operations.get('getText');
  if (!text) throw new Error('no operation');
  const seen = { status: 200, header: () => 'application/json', body: '<html>' };
  expect(checkResponse(open, text, { ...seen, isJson: false })).toEqual([
    { pointer: '', message: 'must be JSON, as the content type says' },
  ]);
  expect(checkResponse(open, text, { ...seen, isJson: true })).toEqual([]);
});

describe('a response', () => {
  const seen = (status: number, body: unknown, contentType = 'application/json; charset=utf-8') =>
    checkResponse(contract, operation('listPets'), {
      status,
      body,
      header: (name) => (name === 'content-type' ? contentType : undefined),
    });

  test('within the contract has no issue', () => {
    expect(seen(200, [{ kind: 'cat', lives: 9 }])).toEqual([]);
  });

  test('outside it is told by status, media type or pointer', () => {
    expect(seen(418, [])).toEqual([
      { pointer: 'status', message: '418 is not documented for listPets; documented: 200' },
    ]);
    expect(seen(200, [], 'text/html')[0]?.pointer).toBe('content-type');
    expect(seen(200, [], '')).toEqual([
      {
        pointer: 'content-type',
        message: 'an answer without a content type is not documented for status 200; documented: application/json',
      },
    ]);
    expect(seen(200, [{ kind: 'cat', lives: 'nine' }])).toEqual([
      { pointer: '/0/lives', rule: 'type', message: 'must be integer' },
    ]);
  });
});
