import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ConversationFilter } from '../../../generated/talkjs/types.js';
import { readFilter, type Facts } from './filter.js';
import { newConversation, type ConversationRecord } from './state/conversations.js';

const facts: Facts<ConversationRecord> = {
  conversationOf: (conversation) => conversation,
  lastOf: () => undefined,
  accessOf: () => 'Read',
  isUnread: () => true,
};
const conversationWith = (custom: Record<string, string>, subject: string | null = 'Cats'): ConversationRecord =>
  Object.assign(newConversation('c', { at: 5, sequence: 1 }), { custom, subject });

/** Whether all and whether any of a filter's conditions hold. */
function ask(filter: ConversationFilter, conversation: ConversationRecord): readonly [boolean, boolean] {
  const { all, any } = readFilter(filter, facts);
  return [all(conversation), any(conversation)];
}

test.each<[ConversationFilter, all: boolean, any: boolean]>([
  [{ subject: ['==', 'Cats'] }, true, true],
  [{ subject: ['!=', 'Cats'] }, false, false],
  [{ subject: ['oneOf', ['Dogs', 'Cats']] }, true, true],
  [{ subject: ['!oneOf', ['Dogs', null]] }, true, true],
  [{ access: ['==', 'Read'], isUnread: false }, false, true],
  [{ hasUnreadMessages: true, createdAt: ['between', [5, 6]] }, true, true],
  [{ createdAt: ['!between', [5, 6]] }, false, false],
  [{ createdAt: ['>=', 5], lastMessageTs: ['>', 0] }, false, true],
  [{ custom: { kind: ['==', 'tabby'], gone: '!exists' } }, true, true],
  [{ custom: { kind: 'exists', gone: 'exists' } }, false, true],
  [{ custom: { kind: '!exists', gone: ['oneOf', ['a']] } }, false, false],
  [{ custom: { gone: ['!=', 'a'] }, subject: ['==', 'Dogs'] }, false, true],
  [{ custom: { gone: ['==', 'undefined'] } }, false, false],
  [{ custom: {} }, true, false],
])('of a conversation, all or any of %j hold: %s, %s', (filter, all, any) => {
  expect(ask(filter, conversationWith({ kind: 'tabby', other: 'x' }))).toEqual([all, any]);
});

const value = fc.constantFrom('a', 'b');
const key = fc.constantFrom('k', 'l', 'm', 'n', '__proto__');
const condition = fc.oneof(
  fc.constantFrom<'exists' | '!exists'>('exists', '!exists'),
  fc.tuple(fc.constantFrom<'==' | '!='>('==', '!='), value),
  fc.tuple(fc.constantFrom<'oneOf' | '!oneOf'>('oneOf', '!oneOf'), fc.array(value)),
);

/** The definition: an absent value equals nothing. */
function holds(test: string | readonly [string, string | readonly string[]], found: string | undefined): boolean {
  if (typeof test === 'string') return (test === 'exists') === (found !== undefined);
  const isAmong = found !== undefined && test[1].length > 0 && [test[1]].flat().includes(found);
  return test[0].startsWith('!') ? !isAmong : isAmong;
}

test('custom data is judged key by key', () => {
  fc.assert(
    fc.property(fc.dictionary(key, value), fc.dictionary(key, condition), (custom, tests) => {
      const each = Object.entries(tests).map(([name, test]) =>
        holds(test, Object.hasOwn(custom, name) ? custom[name] : undefined),
      );
      const filter = { custom: tests } as ConversationFilter;
      expect(ask(filter, conversationWith(custom))).toEqual([each.every(Boolean), each.some(Boolean)]);
    }),
  );
});

test('a filter of many keys costs no more looks at custom data than it has keys', () => {
  let looks = 0;
  const custom = new Proxy(
    { a: '1', b: '2' },
    {
      get: (target, name) => {
        looks += 1;
        return Reflect.get(target, name) as unknown;
      },
    },
  );
  const keys = Array.from({ length: 10_000 }, (_, index) => [`k${String(index)}`, '!exists']);
  const filter = { custom: Object.fromEntries([...keys, ['a', 'exists']]) as ConversationFilter['custom'] };
  expect(ask(filter as ConversationFilter, conversationWith(custom))).toEqual([true, true]);
  expect(looks).toBeLessThan(10);
});
