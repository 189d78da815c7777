import type { Issue } from '../../contract/issue.js';
import { tokensOf } from '../../contract/json-pointer.js';

const WHOLE_BODY = 'body';
const SHOWN = 20;

/**
 * The name of what an issue is about: a parameter, or a path into the body such as `custom.category` or `0.sender`.
 */
function fieldOf(issue: Issue): string {
  if (issue.in !== 'body') return issue.field;
  return issue.field === '' ? WHOLE_BODY : tokensOf(issue.field).join('.');
}

/** Texts by key, each once, at most 20 keys. */
function grouped(entries: readonly (readonly [string, string])[]): Record<string, string[]> {
  const groups = new Map<string, Set<string>>();
  for (const [key, text] of entries) groups.set(key, (groups.get(key) ?? new Set()).add(text));
  return Object.fromEntries([...groups].slice(0, SHOWN).map(([key, texts]) => [key, [...texts]]));
}

/** Explains issues by field. */
export const reasonsByField = (issues: readonly Issue[]): Record<string, string[]> =>
  grouped(issues.map((issue) => [fieldOf(issue), `${issue.message} (${issue.rule})`]));

/** Explains issues of messages by the number of the message, the first being 1, in the form of the one recorded. */
export function reasonsByNumber(issues: readonly Issue[]): Record<string, string> {
  const entries = issues.map(({ field, message }) => {
    const [index, ...path] = tokensOf(field);
    return [String(Number(index) + 1), `\`${path.join('.') || 'message'}\` ${message}.`] as const;
  });
  return Object.fromEntries(Object.entries(grouped(entries)).map(([number, texts]) => [number, texts.join(' ')]));
}

/** What is wrong with which user (TJ-USR-28); `undefined` when an issue is about the call as a whole. */
export function reasonsByUser(issues: readonly Issue[]): Record<string, Record<string, string[]>> | undefined {
  const users = new Map<string, [string, string][]>();
  for (const issue of issues) {
    const [id, ...field] = issue.in === 'body' ? tokensOf(issue.field) : [];
    if (id === undefined) return undefined;
    users.set(id, [...(users.get(id) ?? []), [field.join('.') || 'user', issue.message]]);
  }
  return Object.fromEntries([...users].map(([id, entries]) => [id, grouped(entries)]));
}
