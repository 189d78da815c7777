import { isStatusError, type Args, type TalkJS } from 'talkspec/talkjs';

/** A user to create or update: the id, and what is to be known of them. */
export type UserEntry = readonly [userId: string, user: Args<'upsertUsers'>['body'][string]];

export interface SyncOptions {
  /** Told of each user whom the service refuses, and why; the others arrive. */
  readonly onRefused: (userId: string, error: unknown) => void;
  /** Told how many users, from the first on, are dealt with: where to start again after a failure. */
  readonly onProgress?: (count: number) => void;
}

/** As many as are sent in one request, and how many requests are under way at most. */
const CHUNK = 100;
const UNDER_WAY = 8;

/** Creates or updates users as they come. The client keeps to the service's limits, and sends again what is lost. */
export async function syncUsers(talkjs: TalkJS, users: AsyncIterable<UserEntry>, options: SyncOptions): Promise<void> {
  const underWay: Promise<number>[] = [];
  let count = 0;
  const settleOldest = async (): Promise<void> => {
    count += (await underWay.shift()) ?? 0;
    options.onProgress?.(count);
  };
  for await (const chunk of chunksOf(users)) {
    const sent = upsert(talkjs, chunk, options);
    sent.catch(() => undefined); // told when its turn comes
    underWay.push(sent);
    if (underWay.length === UNDER_WAY) await settleOldest();
  }
  while (underWay.length > 0) await settleOldest();
}

async function* chunksOf(users: AsyncIterable<UserEntry>): AsyncGenerator<readonly UserEntry[]> {
  let chunk: UserEntry[] = [];
  for await (const user of users) {
    if (chunk.push(user) < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** The service takes all users of a request or none: one that it refuses is looked for by halves. */
async function upsert(talkjs: TalkJS, users: readonly UserEntry[], options: SyncOptions): Promise<number> {
  try {
    await talkjs.upsertUsers({ body: Object.fromEntries(users) });
  } catch (error) {
    if (!isStatusError(error, 'upsertUsers', 400)) throw error;
    const [first] = users;
    if (users.length === 1 && first) options.onRefused(first[0], error);
    if (users.length === 1) return 1;
    const half = Math.ceil(users.length / 2);
    for (const part of [users.slice(0, half), users.slice(half)]) await upsert(talkjs, part, options);
  }
  return users.length;
}
