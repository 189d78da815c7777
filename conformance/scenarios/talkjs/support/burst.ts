import type { Api } from '../../../harness/api.js';
import { expectStatus } from '../../../harness/expect.js';

/** Sends so many plain requests at one moment and answers with how many were let through. */
export async function burst(api: Api, count: number): Promise<number> {
  let passed = 0;
  for (let sent = 0; sent < count; sent += 1) {
    const answer = await api.get('/users', { query: { limit: 1 } });
    expectStatus(answer, 200, 429);
    if (answer.status === 200) passed += 1;
  }
  return passed;
}
