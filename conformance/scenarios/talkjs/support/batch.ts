import type { Answer } from '../../../harness/answer.js';
import { expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import type { Context } from './setup.js';

export async function batch({ api }: Context, operations: readonly unknown[], example?: string): Promise<Answer> {
  const answer = await api.post('/batch', { json: operations, ...(example === undefined ? {} : { example }) });
  expectStatus(answer, 200);
  return answer;
}

/** What came of each operation, by its sequence number: no order of the results is promised. */
export function bySequence(answer: Answer): Map<number, { status: number; response: unknown }> {
  return new Map(
    answer
      .array('')
      .map((_, index) => [
        answer.number(`/${String(index)}/0`),
        { status: answer.number(`/${String(index)}/1`), response: answer.at(`/${String(index)}/2`) },
      ]),
  );
}

export const readUser = (sequence: number, user: string): unknown[] => [sequence, 'GET', path`/users/${user}`];
