import type { Answer } from '../../../harness/answer.js';
import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { mail, put, read, type Context } from './site.js';

export const NOT_FOUND = 'No person found by `person_slug`.';

/** Writes a person of this run. */
export async function writePerson(context: Context, name: string, data: object): Promise<Answer> {
  const answer = await put(context, path`/people/${mail(context, name)}`, { data });
  expectStatus(answer, 200);
  return answer;
}

export async function findPerson(context: Context, slug: string): Promise<Answer> {
  const answer = await read(context, path`/people/${slug}`);
  expectStatus(answer, 200);
  return answer;
}

/** The answer has this status and, to the letter, this message. */
export function refusedAs(answer: Answer, status: number, message: string): void {
  expectStatus(answer, status);
  expectEqual(answer.at('/error_message'), message, `the message of ${answer.request}`);
}
