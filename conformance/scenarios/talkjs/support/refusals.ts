import type { Answer } from '../../../harness/answer.js';
import { expectThat } from '../../../harness/expect.js';

/** The caller is told that the request was wrong, whichever status says so. */
export function expectRefused(answer: Answer, why: string): void {
  expectThat(
    answer.status >= 400 && answer.status < 500,
    `${answer.request} ${why} was answered ${String(answer.status)}`,
  );
}

/** What must not have worked did not, whichever status says so. */
export function expectNot200(answer: Answer, why: string): void {
  expectThat(answer.status !== 200, `${answer.request} ${why} was answered 200`);
}
