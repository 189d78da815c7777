import type { Api } from '../../../harness/api.js';
import { path } from '../../../harness/path.js';

const PAGE_SIZE = 20;
/** The newest 1,000 conversations: enough for leftovers of recent runs, an end for any server. */
const MAX_PAGES = 50;

/** Deletes conversations that earlier runs left among the newest of the app. Users cannot be deleted. */
export async function sweepConversations(api: Api, isLeftover: (id: string) => boolean): Promise<void> {
  const leftovers = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await api.get('/conversations', { query: { limit: PAGE_SIZE, startingAfter: cursor } });
    if (answer.status !== 200 || !Array.isArray(answer.at('/data'))) break;
    const ids = answer.strings('/data', 'id');
    for (const id of ids.filter(isLeftover)) leftovers.add(id);
    if (ids.length < PAGE_SIZE || ids.at(-1) === cursor) break;
    cursor = ids.at(-1);
  }
  for (const id of leftovers) await api.delete(path`/conversations/${id}`);
}
