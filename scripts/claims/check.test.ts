import { describe, expect, it } from 'vitest';

import type { Catalogue, Claim } from './catalogue.js';
import { catalogueFaults } from './check.js';

const document = {
  paths: {
    '/notes': {
      get: { operationId: 'listNotes', parameters: [{ name: 'limit', in: 'query', schema: { maximum: 30 } }] },
      post: { operationId: 'createNote' },
    },
  },
};
const limit: Claim = {
  id: 'N-01',
  text: 'A list has at most 30 notes.',
  source: ['DOC'],
  kind: 'public',
  grade: 'B',
  strength: 'MUST',
  testable: 'http',
  encodedBy: [{ operation: 'listNotes', pointer: '/parameters/limit/schema/maximum' }],
};
const create: Claim = {
  id: 'ED-01',
  text: 'A note can be created.',
  source: ['OURS'],
  kind: 'decision',
  strength: 'ASSUMED',
  testable: 'http',
  editions: ['current'],
  encodedBy: [{ operation: 'createNote', pointer: '' }],
};
const faults = (...claims: Claim[]): string[] => {
  const catalogue: Catalogue = { api: 'notes', sources: { DOC: 'The page', OURS: 'A decision' }, claims };
  return catalogueFaults(catalogue, document, ['current']);
};

describe('a claims catalogue', () => {
  it('has no fault when each claim points at the contract and each operation is spoken of', () => {
    expect(faults(limit, create)).toEqual([]);
  });

  it('names a claim that points at nothing', () => {
    const encodedBy = [{ operation: 'listNotes', pointer: '/parameters/page' }];
    expect(faults({ ...limit, encodedBy }, create)).toEqual([
      'N-01: `page` of `/parameters/page` is not there (listNotes)',
    ]);
  });

  it('names an operation that no claim speaks of', () => {
    expect(faults(limit)).toEqual(['operation createNote: no claim speaks of it']);
  });

  it('names a MUST claim testable over HTTP that points nowhere, and lets other claims do so', () => {
    const { encodedBy, ...bare } = { ...limit, id: 'N-02' };
    expect(encodedBy).toBeDefined();
    expect(faults(limit, create, bare)).toEqual([expect.stringContaining('N-02: a MUST claim')]);
    expect(faults(limit, create, { ...bare, testable: 'document' })).toEqual([]);
    expect(faults(limit, create, { ...bare, grade: 'C', strength: 'OBSERVED' })).toEqual([]);
  });

  it('names an id given twice', () => {
    expect(faults(limit, create, limit)).toEqual(['N-01: given twice']);
  });

  it.each([
    ['A', 'MUST'],
    ['B', 'MUST'],
    ['A*', 'SHOULD'],
    ['C', 'OBSERVED'],
    ['D', 'ASSUMED'],
    ['B*', 'ASSUMED'],
    ['C*', 'ASSUMED'],
  ] as const)('derives from grade %s the strength %s and accepts no other', (grade, strength) => {
    const other = strength === 'MUST' ? 'SHOULD' : 'MUST';
    expect(faults({ ...limit, grade, strength }, create)).toEqual([]);
    expect(faults({ ...limit, grade, strength: other }, create)).toEqual([
      `N-01: public of grade ${grade} makes ${strength}, not ${other}`,
    ]);
  });

  it('takes a doubted MUST for no more than observed', () => {
    expect(faults({ ...limit, doubt: 'withdrawn', strength: 'OBSERVED' }, create)).toEqual([]);
    expect(faults({ ...limit, doubt: 'contested' }, create)).toEqual([
      'N-01: public of grade B (contested) makes OBSERVED, not MUST',
    ]);
  });

  it('gives a decision of its own no grade and no more strength than ASSUMED', () => {
    expect(faults(limit, { ...create, strength: 'MUST' })).toEqual([
      'ED-01: decision of grade none makes ASSUMED, not MUST',
    ]);
    expect(faults(limit, { ...create, grade: 'A' })).toEqual([
      'ED-01: decision of grade A makes no strength, not ASSUMED',
    ]);
  });

  it('names a source that is not explained and an edition that does not exist', () => {
    expect(faults({ ...limit, source: ['HEARSAY'] }, create)).toEqual(['N-01: source HEARSAY is not explained']);
    expect(faults({ ...limit, editions: ['1999'] }, create)).toEqual(['N-01: there is no edition 1999']);
  });
});
