import { describe, expect, test } from 'vitest';

import { createContract } from '../../contract/contract.js';
import type { ContractDocument } from '../../contract/document.js';
import { measure, type Coverage } from './coverage.js';
import { documentedIn } from './documented.js';
import { collectExercised, type SeenExchange } from './exercised.js';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });

const contract = createContract('notes', 'current', {
  info: { title: 'Notes', version: '1' },
  servers: [],
  paths: {
    '/notes': {
      get: {
        operationId: 'listNotes',
        parameters: [
          { name: 'order', in: 'query', schema: { enum: ['asc', 'desc'] } },
          { name: 'drafts', in: 'query', schema: { type: 'boolean' } },
          { name: 'tag', in: 'query', schema: { type: 'array', items: { enum: ['red', 'blue'] } } },
          { name: 'X-Version', in: 'header', schema: { type: 'string' } },
        ],
        responses: { 200: json({ items: { properties: { id: {}, text: {} } } }), 400: {}, 429: {}, 500: {} },
      },
      post: {
        operationId: 'addNote',
        requestBody: {
          content: {
            'application/json': { schema: { properties: { text: {}, colour: {} } } },
            'multipart/form-data': { schema: { properties: { file: {} } } },
          },
        },
        responses: { 201: {}, 400: {}, 409: { 'x-talkspec-observed': false } },
      },
    },
  },
} as unknown as ContractDocument);
const documented = documentedIn(contract);

const exchange = (status: number, more: Partial<SeenExchange> = {}): SeenExchange => ({
  url: 'http://127.0.0.1/v1/notes',
  requestHeaders: new Headers(),
  requestBody: undefined,
  requestForm: undefined,
  status,
  headers: new Headers(),
  responseBody: undefined,
  ...more,
});

function after(exchanges: readonly (readonly [string, SeenExchange])[]): Coverage {
  const found = new Set<string>();
  for (const [id, one] of exchanges) {
    const operation = documented.get(id);
    if (operation) collectExercised(id, operation, one, found);
  }
  return measure(documented, found);
}

const asJson = new Headers({ 'content-type': 'application/json; charset=utf-8' });
const form = new FormData();
form.set('file', 'a note');

const list = exchange(200, {
  url: 'http://127.0.0.1/v1/notes?order=asc&drafts=true&drafts=false&tag=red&tag=blue',
  requestHeaders: new Headers({ 'x-version': '2' }),
  headers: asJson,
  responseBody: [{ id: 'a' }, { text: 'b' }],
});

describe('coverage of an operation', () => {
  test('names what was not exercised, in each dimension that the operation documents', () => {
    expect(after([['listNotes', list]]).operations['listNotes']).toEqual({
      operations: { covered: 1, documented: 1, missing: [] },
      responseTypes: { covered: 1, documented: 1, missing: [] },
      parameters: { covered: 4, documented: 4, missing: [] },
      statusClasses: { covered: 1, documented: 2, missing: ['4xx'] },
      parameterValues: { covered: 5, documented: 6, missing: ['query order=desc'] },
      statuses: { covered: 1, documented: 3, missing: ['400', '429'] },
      responseProperties: { covered: 2, documented: 2, missing: [] },
    });
  });

  test('counts a property of a request when it was accepted, and a parameter whatever the answer', () => {
    const sent = { requestHeaders: asJson, requestBody: { text: 'a' } };
    expect(after([['addNote', exchange(400, sent)]]).operations['addNote']?.requestProperties?.missing).toEqual([
      '/text',
      '/colour',
      '/file',
    ]);
    const taken = after([
      ['addNote', exchange(201, sent)],
      ['addNote', exchange(201, { requestForm: form })],
    ]);
    expect(taken.operations['addNote']?.requestProperties).toEqual({
      covered: 2,
      documented: 3,
      missing: ['/colour'],
    });
    const refused = exchange(400, { url: `${list.url}` });
    expect(after([['listNotes', refused]]).totals.parameters).toEqual({ covered: 3, documented: 4 });
  });

  test('reads a body that was sent as a text', () => {
    const sent = exchange(201, { requestHeaders: asJson, requestBody: '{"colour":"red"}' });
    expect(after([['addNote', sent]]).operations['addNote']?.requestProperties?.missing).toEqual(['/text', '/file']);
  });

  test('moves for no status that is not documented', () => {
    const { totals } = after([['listNotes', { ...list, status: 501 }]]);
    expect(Object.values(totals).map(({ covered }) => covered)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('expects no status of 5xx, and none that is marked as not observed', () => {
    expect(after([]).totals.statuses).toEqual({ covered: 0, documented: 5 });
  });
});

describe('the level', () => {
  const level2: [string, SeenExchange][] = [
    ['listNotes', exchange(200)],
    ['addNote', exchange(400)],
  ];
  const level3: typeof level2 = [
    ['listNotes', exchange(200, { headers: asJson })],
    ['addNote', exchange(400, { requestForm: form })],
    ['addNote', exchange(400, { requestHeaders: asJson, requestBody: {} })],
  ];
  const level4: typeof level2 = [
    ...level3,
    ['addNote', exchange(201)],
    ['listNotes', exchange(400, { url: list.url, requestHeaders: list.requestHeaders })],
  ];
  const level5: typeof level2 = [
    ...level4,
    ['listNotes', exchange(429, { url: 'http://127.0.0.1/v1/notes?order=desc' })],
  ];
  test.each([
    ['none without a call of every path', 0, []],
    ['1: every path', 1, [['listNotes', list]]],
    ['2: and every operation', 2, level2],
    ['3: and every media type of requests and answers', 3, level3],
    ['4: and every parameter and class of status', 4, level4],
    ['5: and every value of a parameter and every status', 5, level5],
    ['6: and every property of an answer', 6, [...level5, ['listNotes', list]]],
  ] as [string, number, typeof level2][])('is %s', (_, level, exchanges) => {
    expect(after(exchanges).level).toBe(level);
  });
});
