import { readFile } from 'node:fs/promises';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

import { readCatalogue } from '../../scripts/claims/catalogue.js';
import { catalogueFaults } from '../../scripts/claims/check.js';
import { loadApis, root } from './apis.js';

const apis = await loadApis();
const schema: object = JSON.parse(await readFile(`${root}conformance/claims/claims.schema.json`, 'utf8'));
const isCatalogue = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);

it('there is a contract to check', () => {
  expect(apis.map(({ name }) => name)).toContain('talkjs');
});

describe.each(apis)('the claims about $name', ({ name, document, editions }) => {
  const file = `${root}conformance/claims/${name}.yaml`;

  it('have the form of a catalogue', async () => {
    const catalogue = await readCatalogue(file);
    isCatalogue(catalogue);
    expect(isCatalogue.errors ?? []).toEqual([]);
    expect(catalogue.api).toBe(name);
  });

  it('point at the contract, and leave none of its operations out', async () => {
    expect(catalogueFaults(await readCatalogue(file), document, editions)).toEqual([]);
  });
});

const claim = {
  id: 'N-01',
  text: 'So it is.',
  source: ['DOC'],
  kind: 'public',
  grade: 'B',
  strength: 'MUST',
  testable: 'http',
};

describe('the form of a catalogue', () => {
  it.each([
    ['a plain claim', {}, true],
    ['a field that is not known', { reviewed: true }, false],
    ['a grade that does not exist', { grade: 'E' }, false],
    ['a pointer without a slash', { encodedBy: [{ pointer: 'servers' }] }, false],
    ['an empty list of places', { encodedBy: [] }, false],
    ['an id that is none', { id: 'first' }, false],
    ['no source', { source: [] }, false],
  ])('%s', (_what, change, accepted) => {
    expect(isCatalogue({ api: 'notes', sources: { DOC: 'The page' }, claims: [{ ...claim, ...change }] })).toBe(
      accepted,
    );
  });
});
