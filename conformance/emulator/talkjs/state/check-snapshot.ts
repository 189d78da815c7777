import { repeated } from '../../core/shape.js';
import type { AppData, ConversationData } from './shapes.js';
import type { Position } from './timeline.js';

/** What a snapshot says about objects beyond their form: that there is one of each, in one order, and none of nobody. */
export function checkApp(data: AppData, name: string): void {
  refuseTwice(
    data.users.map(({ id }) => id),
    `${name}.users`,
  );
  refuseTwice(
    data.conversations.map(({ id }) => id),
    `${name}.conversations`,
  );
  refuseTwice(
    data.files.map(([token]) => token),
    `${name}.files`,
  );
  const users = new Set(data.users.map(({ id }) => id));
  for (const [index, conversation] of data.conversations.entries())
    checkConversation(conversation, users, () => `${name}.conversations[${String(index)}]`);
  checkOrder(data, name);
}

const refusal = (name: string, value: unknown): TypeError =>
  new TypeError(`${name}: ${JSON.stringify(value)} is there twice.`);

function refuseTwice(values: readonly (string | number)[], name: string): void {
  const twice = repeated(values);
  if (twice) throw refusal(`${name}[${String(twice.index)}]`, twice.value);
}

function refuseSame<T>(entries: readonly T[], keyOf: (entry: T) => string, name: () => string): void {
  if (entries.length > 1 && new Set(entries.map(keyOf)).size < entries.length) refuseTwice(entries.map(keyOf), name());
}

function checkConversation(
  { members, messages, keys }: ConversationData,
  users: ReadonlySet<string>,
  name: () => string,
): void {
  refuseSame(
    members,
    ({ userId }) => userId,
    () => `${name()}.members`,
  );
  refuseSame(
    messages,
    ({ id }) => id,
    () => `${name()}.messages`,
  );
  refuseSame(
    keys,
    ([key]) => key,
    () => `${name()}.keys`,
  );
  const stranger = members.find(({ userId }) => !users.has(userId));
  if (stranger) throw new TypeError(`${name()}.members: there is no user ${JSON.stringify(stranger.userId)}.`);
}

/** Places in one order, of which no two may be the same. */
class Places {
  readonly #name: string;
  readonly #seen = new Set<number>();
  highest = 0;

  constructor(name: string) {
    this.#name = name;
  }

  add({ sequence }: Position): void {
    if (this.#seen.has(sequence)) throw refusal(`${this.#name}, sequence`, sequence);
    this.#seen.add(sequence);
    if (sequence > this.highest) this.highest = sequence;
  }
}

/** Places in one order must differ, and none may be ahead of what is given out next. */
function checkOrder({ sequence, users, conversations }: AppData, name: string): void {
  const all = new Places(name);
  const byActivity = new Places(`${name}.conversations by activity`);
  const inboxes = new Map<string, Places>(
    users.map(({ id }) => [id, new Places(`${name}, conversations of ${JSON.stringify(id)} by activity`)]),
  );
  let frozen = 0;
  for (const user of users) all.add(user.position);
  for (const { position, activity, members, messages } of conversations) {
    all.add(position);
    byActivity.add(activity);
    for (const message of messages) all.add(message.position);
    for (const member of members) {
      all.add(member.joined);
      inboxes.get(member.userId)?.add(member.activity);
      frozen = Math.max(frozen, member.frozenAt?.sequence ?? 0);
    }
  }
  const highest = Math.max(all.highest, frozen);
  if (highest > sequence)
    throw new TypeError(`${name}.sequence is ${String(sequence)}; it must be ${String(highest)} or more.`);
}
