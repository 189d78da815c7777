import { describe, expect, it } from 'vitest';

import { operationsOf, resolveEncoding } from './resolve.js';

const document = {
  servers: [{ url: 'https://notes.invalid' }],
  paths: {
    '/notes/{noteId}': {
      parameters: [{ name: 'noteId', in: 'path', schema: { minLength: 1 } }],
      servers: [{ url: 'https://old.invalid' }],
      get: {
        operationId: 'getNote',
        parameters: [{ $ref: '#/components/parameters/Limit' }],
        responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } } },
      },
    },
    '/notes': { $ref: '#/components/pathItems/Notes' },
  },
  components: {
    parameters: { Limit: { name: 'limit', in: 'query', schema: { maximum: 30, default: null } } },
    schemas: {
      Note: { properties: { parent: { $ref: '#/components/schemas/Note' }, kinds: { enum: ['a', 'b'] } } },
      Loop: { $ref: '#/components/schemas/Loop' },
    },
    pathItems: { Notes: { put: { operationId: 'putNotes' } } },
  },
};
const getNote = (pointer: string) => resolveEncoding({ operation: 'getNote', pointer }, document);

describe('where a claim points in the contract', () => {
  it('addresses parameters by name, those of the path and those behind a reference too', () => {
    expect(getNote('/parameters/limit/schema/maximum')).toEqual({ found: true, value: 30 });
    expect(getNote('/parameters/noteId/schema/minLength')).toEqual({ found: true, value: 1 });
  });

  it('follows references at any depth', () => {
    const schema = '/responses/200/content/application~1json/schema';
    expect(getNote(`${schema}/properties/parent/properties/kinds/enum/1`)).toEqual({ found: true, value: 'b' });
  });

  it('knows the servers of a path', () => {
    expect(getNote('/servers/0/url').value).toBe('https://old.invalid');
  });

  it('starts at the root of the document when no operation is named', () => {
    expect(resolveEncoding({ pointer: '/servers/0/url' }, document).value).toBe('https://notes.invalid');
  });

  it('tells a value that is null from one that is not there', () => {
    expect(getNote('/parameters/limit/schema/default')).toEqual({ found: true, value: null });
    expect(getNote('/parameters/limit/schema/minimum').found).toBe(false);
  });

  it.each([
    '/parameters/page',
    '/parameters/2',
    '/parameters/-1',
    '/parameters/length',
    '/constructor',
    'parameters/limit',
  ])('finds nothing at %s, and says why', (pointer) => {
    expect(getNote(pointer)).toMatchObject({
      found: false,
      reason: expect.stringContaining(pointer.split('/').at(-1) ?? ''),
    });
  });

  it('finds nothing behind an unknown operation or a reference to itself', () => {
    expect(resolveEncoding({ operation: 'dropNote', pointer: '' }, document)).toEqual({
      found: false,
      reason: 'no operation `dropNote`',
    });
    expect(resolveEncoding({ pointer: '/components/schemas/Loop/type' }, document).found).toBe(false);
  });

  it('knows operations whose path item is a reference', () => {
    expect([...operationsOf(document).keys()]).toEqual(['getNote', 'putNotes']);
  });
});
