import type { Issue } from '../../contract/issue.js';
import { tokensOf } from '../../contract/json-pointer.js';

/** Messages by field, by user id. */
export type UserErrors = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const WHOLE_ENTRY = 'user';

/** What is wrong, by user (TJ-USR-28); `undefined` when an issue is about the call as a whole. */
export function invalidUsers(issues: readonly Issue[]): UserErrors | undefined {
  const users = new Map<string, Map<string, string[]>>();
  for (const issue of issues) {
    const [id, ...field] = issue.in === 'body' ? tokensOf(issue.field) : [];
    if (id === undefined) return undefined;
    const fields = users.get(id) ?? new Map<string, string[]>();
    const name = field.join('.') || WHOLE_ENTRY;
    users.set(id, fields.set(name, [...(fields.get(name) ?? []), issue.message]));
  }
  return Object.fromEntries([...users].map(([id, fields]) => [id, Object.fromEntries(fields)]));
}
