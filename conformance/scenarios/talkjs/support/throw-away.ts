import type { Answer } from '../../../harness/answer.js';
import { path } from '../../../harness/path.js';
import type { ThrowAway } from '../../../harness/target.js';

interface Project {
  readonly appId: string;
  readonly secretKey: string;
}

/** Without the body, which may hold a secret that nobody knows yet. */
function assertOk({ status }: Answer, request: string): void {
  if (status !== 200) throw new Error(`${request} is answered ${String(status)}`);
}

/** Projects that nobody has an account for (TJ-ANO-01, TJ-ANO-02). */
export const throwAwayProjects: ThrowAway<Project> = {
  make: async ({ anonymous }) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await anonymous.server.post('/anonymousAccounts', { headers });
    if (answer.status === 429) return { wait: 'it makes one throw-away project per address every 30 seconds' };
    assertOk(answer, 'POST /anonymousAccounts');
    return { token: answer.string('/accessToken') };
  },
  open: async ({ anonymous }, token) => {
    const answer = await anonymous.server.get(path`/anonymousAccounts/${token}`);
    if (answer.status === 404) return undefined;
    assertOk(answer, 'GET /anonymousAccounts/{accessToken}');
    return { appId: answer.string('/appId'), secretKey: answer.string('/secretKey') };
  },
};
