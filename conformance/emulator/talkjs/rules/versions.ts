import type { TalkJSRules } from './index.js';

type Aliases = { readonly [Name in keyof TalkJSRules]?: keyof TalkJSRules };

interface Change {
  readonly version: string;
  readonly before: Aliases;
}

/** What each version changed: the rule that held before it, by the rule that holds since. */
const CHANGES: readonly Change[] = [
  { version: '2021-02-09', before: { conversationOrder: 'conversationOrderBefore20210209' } },
  { version: '2021-07-30', before: { leaving: 'leavingBefore20210730' } },
  { version: '2024-01-01', before: { conversationsOfUnknownUser: 'conversationsOfUnknownUserBefore20240101' } },
];

/** The rules of an API version; versions are dates, and without one the newest holds. */
export function rulesOfVersion(rules: TalkJSRules, version: string): TalkJSRules {
  const aliases = Object.assign(
    {},
    ...CHANGES.filter((change) => version < change.version).map((change) => change.before),
  ) as Aliases;
  const replaced = Object.entries(aliases).map(([name, alias]) => [name, rules[alias]]);
  return { ...rules, ...(Object.fromEntries(replaced) as Partial<TalkJSRules>) };
}
