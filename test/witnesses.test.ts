import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { openContract } from '../conformance/contract/contract.js';
import type { Witness } from '../conformance/harness/witness/witness.js';
import { operationOf } from './witness/against-contract.js';
import { judgeWitness } from './witness/judge.js';

const store = new URL('../conformance/witnesses/', import.meta.url);

const read = (file: string): string => readFileSync(new URL(file, store), 'utf8');

/** A change of the contract or of the emulator that contradicts what was seen fails here. */
describe.each(['talkjs', 'talkable'])('what was witnessed of %s', (api) => {
  const files = readdirSync(new URL(`${api}/`, store)).map((name) => `${api}/${name}`);

  test('is kept in files of JSON, each of this API', () => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(file).toMatch(/\.json$/);
      expect(JSON.parse(read(file))).toMatchObject({ api });
    }
  });

  test.each(files)('in %s is what contract and emulator say today', async (file) => {
    expect(await judgeWitness(file, read(file))).toEqual([]);
  });
});

test('every operation of Talkable was witnessed to succeed', () => {
  const contract = openContract('talkable');
  const succeeded = readdirSync(new URL('talkable/', store))
    .flatMap((name) => (JSON.parse(read(`talkable/${name}`)) as Witness).stories)
    .flatMap(({ exchanges }) => exchanges.filter(({ response }) => response.status < 300))
    .map((exchange) => operationOf(contract, exchange)?.operation.id);
  expect([...contract.operations.keys()].filter((id) => !succeeded.includes(id))).toEqual([]);
});
