import type { Issue } from '../../contract/issue.js';
import { tokensOf } from '../../contract/json-pointer.js';
import type { Reasons } from './answers.js';

const WHOLE_BODY = 'body';

/** The name of what an issue is about: a parameter, or a path into the body such as `custom.category` or `0.sender`. */
function fieldOf(issue: Issue): string {
  if (issue.in !== 'body') return issue.field;
  return issue.field === '' ? WHOLE_BODY : tokensOf(issue.field).join('.');
}

const SHOWN = 20;

/** Explains issues by field, at most 20 fields. */
export function reasonsFrom(issues: readonly Issue[]): Reasons {
  const byField = new Map<string, Set<string>>();
  for (const issue of issues) {
    const field = fieldOf(issue);
    byField.set(field, (byField.get(field) ?? new Set()).add(`${issue.message} (${issue.rule})`));
  }
  return Object.fromEntries([...byField].slice(0, SHOWN).map(([field, messages]) => [field, [...messages]]));
}
