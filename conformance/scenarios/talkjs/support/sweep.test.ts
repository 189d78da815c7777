import { expect, test } from 'vitest';

import { Answer } from '../../../harness/answer.js';
import type { Api } from '../../../harness/api.js';
import { sweepConversations } from './sweep.js';

/** An app with these conversations; `cursors` says whether it minds them. */
function app(ids: readonly string[], cursors = true): { api: Api; deleted: string[]; pages: () => number } {
  const deleted: string[] = [];
  let pages = 0;
  const answer = (body: unknown): Promise<Answer> =>
    Promise.resolve(new Answer('', 200, new Headers(), JSON.stringify(body)));
  const api: Pick<Api, 'get' | 'delete'> = {
    get: (_, { query = {} } = {}) => {
      pages += 1;
      const start =
        cursors && query['startingAfter'] !== undefined ? ids.indexOf(String(query['startingAfter'])) + 1 : 0;
      return answer({ data: ids.slice(start, start + Number(query['limit'])).map((id) => ({ id })) });
    },
    delete: (where) => {
      deleted.push(where);
      return answer({});
    },
  };
  return { api: api as Api, deleted, pages: () => pages };
}

const isOld = (id: string): boolean => id.startsWith('old');

test('leftovers are deleted from every page, and nothing else is', async () => {
  const ids = Array.from({ length: 45 }, (_, index) =>
    index % 20 === 3 ? `old ${String(index)}` : `order_${String(index)}`,
  );
  const { api, deleted } = app(ids);
  await sweepConversations(api, isOld);
  expect(deleted).toEqual(['/conversations/old%203', '/conversations/old%2023', '/conversations/old%2043']);
});

test('a server that ignores the cursor does not hold the run up', async () => {
  const { api, pages } = app(
    Array.from({ length: 20 }, (_, index) => `order_${String(index)}`),
    false,
  );
  await sweepConversations(api, isOld);
  expect(pages()).toBe(2);
});
