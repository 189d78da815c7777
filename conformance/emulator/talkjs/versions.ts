/** What each API version changed: how it was before, and how it is since. Versions are dates. */
const CHANGES = {
  /** TJ-VER-06, TJ-VER-07 */
  conversationOrder: { on: '2021-02-09', before: 'by-creation', since: 'as-asked' },
  /** TJ-VER-08, TJ-VER-09 */
  leaving: { on: '2021-07-30', before: 'keep', since: 'forget' },
  /** TJ-VER-10, TJ-VER-11 */
  conversationsOfUnknownUser: { on: '2024-01-01', before: 'none', since: 'refuse' },
} as const;

type Changes = typeof CHANGES;

type Behaviour<Name extends keyof Changes> = Changes[Name]['before'] | Changes[Name]['since'];

/** How a version behaves where versions differ; without one the newest holds. */
export function byVersion<Name extends keyof Changes>(version: string | undefined, name: Name): Behaviour<Name> {
  const change: { readonly on: string; readonly before: Behaviour<Name>; readonly since: Behaviour<Name> } =
    CHANGES[name];
  return version !== undefined && version < change.on ? change.before : change.since;
}
