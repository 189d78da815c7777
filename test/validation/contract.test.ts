import { describe, expect, test } from 'vitest';

import { openContract as openJudge } from '../../conformance/contract/contract.js';
import { answerProblems, requestProblems } from '../../src/client/validation/checks.js';
import { openContract } from '../../src/client/validation/contract.js';
import type { OperationTable } from '../../src/client/operation.js';
import { operations as talkable } from '../../generated/talkable/operations.js';
import { operations as talkjs } from '../../generated/talkjs/operations.js';
import { examplesOf } from './examples.js';

// The client's schemas are generated, and read by other code than the one the conformance suite judges with: both have
// to say the same of every example of a contract.

const tables: Readonly<Record<string, OperationTable>> = { talkjs, talkable };

describe.each(Object.entries(tables))('%s', (api, table) => {
  const contract = openContract(api);
  const judge = openJudge(api);
  const { bodies, answers } = examplesOf(judge.document);

  const called = (id: string) => {
    const operation = table[id];
    if (!operation) throw new Error(`No operation ${id}`);
    return { id, operation };
  };
  const bodyProblemsOf = (id: string, body: unknown): string[] =>
    requestProblems(contract, called(id), { body: JSON.stringify(body) })
      .filter(({ pointer }) => pointer.startsWith('body'))
      .map(({ pointer, message }) => `${pointer} ${message}`);

  test('there are examples to look at', () => {
    expect(bodies.length).toBeGreaterThan(20);
    expect(answers.length).toBeGreaterThan(50);
  });

  test.each(bodies)('$id takes its example $name', ({ id, value }) => {
    expect(bodyProblemsOf(id, value)).toEqual([]);
  });

  test.each(bodies)(
    '$id refuses what the suite refuses of $name, each value broken in turn',
    ({ id, type, value }) => {
      const schema = judge.operations.get(id)?.body?.content.get(type);
      if (schema === undefined) throw new Error(`No schema of ${id}`);
      for (const broken of brokenFrom(value)) {
        const isValid = judge.validator.check(schema, broken).length === 0;
        expect([broken, bodyProblemsOf(id, broken).length === 0]).toEqual([broken, isValid]);
      }
    },
  );

  test('an answer may be any of its examples', () => {
    const refused = answers.flatMap(({ id, status, type, name, value }) => {
      const text = type === 'application/json' ? JSON.stringify(value) : String(value);
      const answer = new Response(text, { status, headers: { 'content-type': `${type}; charset=utf-8` } });
      return answerProblems(contract, called(id), answer, text).map((problem) => ({ id, status, name, problem }));
    });
    expect(refused).toEqual([]);
  });
});

/** A value with one place changed to each of a few others, or taken away. */
function brokenFrom(value: unknown): unknown[] {
  const others: unknown[] = [null, 5, -1, 'x', '', true, [], {}, [5]];
  if (typeof value !== 'object' || value === null) return others;
  const entries = Object.entries(value);
  const rebuild = (changed: [string, unknown][]): unknown =>
    Array.isArray(value) ? changed.map(([, member]) => member) : Object.fromEntries(changed);
  const within = entries.flatMap(([key, member]) =>
    brokenFrom(member).map((broken) => rebuild(entries.map(([name, old]) => [name, name === key ? broken : old]))),
  );
  const missing = entries.map(([key]) => rebuild(entries.filter(([name]) => name !== key)));
  return [...others, ...within, ...missing, rebuild([...entries, ['unknown', 1]])];
}
