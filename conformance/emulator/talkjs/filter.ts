import type { ConversationFilter } from '../../../generated/talkjs/types.js';
import type { ConversationRecord } from './state/conversations.js';
import type { MessageRecord } from './state/messages.js';

/** What a filter can look at in an entry of a list; `undefined` where there is no such thing. */
export interface Facts<T> {
  conversationOf(entry: T): ConversationRecord;
  lastOf(entry: T): MessageRecord | undefined;
  accessOf(entry: T): string | undefined;
  isUnread(entry: T): boolean | undefined;
}

type Condition<T> = (entry: T) => boolean;
type TextTest = readonly ['==' | '!=', string | null] | readonly ['oneOf' | '!oneOf', readonly (string | null)[]];
type NumberTest = NonNullable<ConversationFilter['createdAt']>;

/** An absent value equals nothing, so only the negations hold for it. */
function textTest([operator, operand]: TextTest): (value: string | null | undefined) => boolean {
  const wanted: ReadonlySet<string | null | undefined> = new Set([operand].flat());
  const isWanted = operator === '==' || operator === 'oneOf';
  return (value) => wanted.has(value) === isWanted;
}

function numberTest(test: NumberTest): (value: number) => boolean {
  switch (test[0]) {
    case '>':
      return (value) => value > test[1];
    case '<':
      return (value) => value < test[1];
    case '>=':
      return (value) => value >= test[1];
    case '<=':
      return (value) => value <= test[1];
    case 'between':
      return (value) => value >= test[1][0] && value <= test[1][1];
    case '!between':
      return (value) => value < test[1][0] || value > test[1][1];
  }
}

type Custom = Readonly<Record<string, string>>;
type CustomFilter = NonNullable<ConversationFilter['custom']>;

function customTest(test: CustomFilter[string]): (value: string | undefined) => boolean {
  return typeof test === 'string' ? (value) => (test === 'exists') === (value !== undefined) : textTest(test);
}

/**
 * The tests of custom data by key: it is the data that is walked through, since a filter may name thousands of
 * keys.
 */
function customTests(filter: CustomFilter): { all(custom: Custom): boolean; any(custom: Custom): boolean } {
  const tests = new Map(Object.entries(filter).map(([key, test]) => [key, customTest(test)]));
  const holdWithout = [...tests.values()].filter((holds) => holds(undefined)).length;
  /** How many tests hold of keys that are there, and how many of them would hold if they were not. */
  const count = (custom: Custom): { readonly holding: number; readonly spared: number } => {
    let [holding, spared] = [0, 0];
    for (const key in custom) {
      const holds = tests.get(key);
      if (holds?.(custom[key])) holding += 1;
      if (holds?.(undefined)) spared += 1;
    }
    return { holding, spared };
  };
  const countAll = (custom: Custom): number => {
    const { holding, spared } = count(custom);
    return holding + holdWithout - spared;
  };
  return { all: (custom) => countAll(custom) === tests.size, any: (custom) => countAll(custom) > 0 };
}

/** A filter, ready to be asked of many entries: whether all that it asks holds, or any. */
export interface Filter<T> {
  /** How many things it asks. */
  readonly size: number;
  all(entry: T): boolean;
  any(entry: T): boolean;
}

function conditionsOf<T>(filter: ConversationFilter, facts: Facts<T>): Condition<T>[] {
  const { access, subject, createdAt, lastMessageTs } = filter;
  const conditions: Condition<T>[] = [];
  if (access) {
    const holds = textTest(access);
    conditions.push((entry) => holds(facts.accessOf(entry)));
  }
  if (subject) {
    const holds = textTest(subject);
    conditions.push((entry) => holds(facts.conversationOf(entry).subject));
  }
  if (createdAt) {
    const holds = numberTest(createdAt);
    conditions.push((entry) => holds(facts.conversationOf(entry).position.at));
  }
  if (lastMessageTs) {
    const holds = numberTest(lastMessageTs);
    conditions.push((entry) => {
      const at = facts.lastOf(entry)?.position.at;
      return at !== undefined && holds(at);
    });
  }
  for (const wanted of [filter.hasUnreadMessages, filter.isUnread]) {
    if (wanted !== undefined) conditions.push((entry) => facts.isUnread(entry) === wanted);
  }
  return conditions;
}

/** Reads a filter once, so that little is left to do for each entry. */
export function readFilter<T>(filter: ConversationFilter, facts: Facts<T>): Filter<T> {
  const conditions = conditionsOf(filter, facts);
  const custom = customTests(filter.custom ?? {});
  const customOf = (entry: T): Custom => facts.conversationOf(entry).custom;
  const size = conditions.length + Object.keys(filter.custom ?? {}).length;
  return {
    size,
    all: (entry) => conditions.every((holds) => holds(entry)) && custom.all(customOf(entry)),
    any: (entry) => conditions.some((holds) => holds(entry)) || custom.any(customOf(entry)),
  };
}
