import type { ConversationFilter } from '../../../generated/talkjs/types.js';

/** What a filter can look at; `undefined` where there is no such thing. */
export interface Facts {
  readonly custom: Readonly<Record<string, string>>;
  readonly subject: string | null;
  readonly createdAt: number;
  readonly lastMessageTs: number | undefined;
  readonly access: string | undefined;
  readonly isUnread: boolean | undefined;
}

export type Condition = (facts: Facts) => boolean;
type TextTest = readonly ['==' | '!=', string | null] | readonly ['oneOf' | '!oneOf', readonly (string | null)[]];
type NumberTest = NonNullable<ConversationFilter['createdAt']>;

/** An absent value equals nothing, so only the negations hold for it. */
function testText([operator, operand]: TextTest, value: string | null | undefined): boolean {
  const isAmong = value !== undefined && [operand].flat().includes(value);
  return operator === '==' || operator === 'oneOf' ? isAmong : !isAmong;
}

function testNumber(test: NumberTest, value: number | undefined): boolean {
  if (value === undefined) return false;
  switch (test[0]) {
    case '>':
      return value > test[1];
    case '<':
      return value < test[1];
    case '>=':
      return value >= test[1];
    case '<=':
      return value <= test[1];
    case 'between':
      return value >= test[1][0] && value <= test[1][1];
    case '!between':
      return value < test[1][0] || value > test[1][1];
  }
}

type CustomTest = NonNullable<ConversationFilter['custom']>[string];

function testCustom(custom: Facts['custom'], key: string, test: CustomTest): boolean {
  const value = Object.hasOwn(custom, key) ? custom[key] : undefined;
  if (typeof test === 'string') return (test === 'exists') === (value !== undefined);
  return testText(test, value);
}

/** The conditions of a filter, one for each thing it asks. */
export function conditionsOf(filter: ConversationFilter): Condition[] {
  const { custom, access, subject, createdAt, lastMessageTs } = filter;
  const conditions: Condition[] = Object.entries(custom ?? {}).map(
    ([key, test]) =>
      (facts) =>
        testCustom(facts.custom, key, test),
  );
  if (access) conditions.push((facts) => testText(access, facts.access));
  if (subject) conditions.push((facts) => testText(subject, facts.subject));
  if (createdAt) conditions.push((facts) => testNumber(createdAt, facts.createdAt));
  if (lastMessageTs) conditions.push((facts) => testNumber(lastMessageTs, facts.lastMessageTs));
  for (const wanted of [filter.hasUnreadMessages, filter.isUnread]) {
    if (wanted !== undefined) conditions.push((facts) => facts.isUnread === wanted);
  }
  return conditions;
}
