import { expect, test } from 'vitest';

import { requestsOf } from './guide-request.js';

const contract = {
  paths: {
    '/rooms/{roomId}/notes': {
      get: { operationId: 'listNotes', tags: ['Room notes'] },
      post: { operationId: 'addNote', tags: ['Room notes'] },
    },
    '/files': { post: { operationId: 'addFile', tags: ['Files'] } },
  },
};
const write = requestsOf(contract, 'house.html');
const room = { name: 'roomId', in: 'path', value: '$steps.open.outputs.$1' };

test('a request has its method, and its path with the values of the step', () => {
  const limit = { name: 'limit', in: 'query', value: 2 };
  const after = { name: 'after', in: 'query', value: 'n1' };
  expect(write({ operationId: 'listNotes', parameters: [room, limit, after] })).toEqual({
    text: 'GET /rooms/$steps.open.outputs.$1/notes?limit=2&after=n1',
    anchor: 'house.html#/room-notes/listnotes',
  });
});

test('a body is JSON', () => {
  const { text } = write({ operationId: 'addNote', parameters: [room], requestBody: { payload: { text: 'Hi' } } });
  expect(text.split('\n').slice(1)).toEqual(['Content-Type: application/json', '', '{', '  "text": "Hi"', '}']);
});

test('a form is listed by its parts', () => {
  const requestBody = { contentType: 'multipart/form-data', payload: { filename: 'a.txt', file: "$file('./a.txt')" } };
  const lines = ['POST /files', '', 'The parts of a form (multipart/form-data):', 'filename: a.txt'];
  expect(write({ operationId: 'addFile', requestBody }).text.split('\n')).toEqual([
    ...lines,
    "file: $file('./a.txt')",
  ]);
});

test('an operation that is not in the contract is named', () => {
  expect(() => write({ operationId: 'burnNote' })).toThrow('burnNote');
});
