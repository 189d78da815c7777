/**
 * A named piece of behaviour and the claims that state it. `assumes` names what no source states:
 * an answer that used the rule says so in the header `talkspec-assumed`.
 */
export interface Rule<F> {
  readonly claims: readonly string[];
  readonly assumes: readonly string[];
  readonly apply: F;
}

export function rule<F>(
  ids: { readonly claims?: readonly string[]; readonly assumes?: readonly string[] },
  apply: F,
): Rule<F> {
  return { claims: ids.claims ?? [], assumes: ids.assumes ?? [], apply };
}

// The one place where a rule's own function type is of no interest.
export type RuleSet = Readonly<Record<string, Rule<unknown>>>;

/** The functions of a rule set: each call of `use` notes what the rule assumes. */
export type UseRule<Rules extends RuleSet> = <Name extends keyof Rules>(name: Name) => Rules[Name]['apply'];

/** Other behaviour for some rules of a set: an edition, an API version, an alternative or a mutant. */
export type RuleOverrides<Rules extends RuleSet> = { readonly [Name in keyof Rules]?: Rules[Name] };
