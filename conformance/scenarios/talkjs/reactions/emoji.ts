import { path } from '../../../harness/path.js';
import { at, MOCK } from '../support/mock.js';
import { accepts, answers400, bodies, NO_BODY, queries, refuses } from '../support/shapes.js';

const MESSAGE = '/conversations/order_391_fc/messages/msg_0UQbqdxnQWkoIw7Db7fZHK';
const reactionsOf = (emoji: string): string => `${MESSAGE}${path`/reactions/${emoji}`}`;
const reactionBy = (emoji: string): string => `${reactionsOf(emoji)}/12081`;
const EMOJI_CALLS = [
  ['PUT', reactionBy],
  ['DELETE', reactionBy],
  ['GET', reactionsOf],
] as const;
const custom = (length: number): string => `:${'a'.repeat(length - 2)}:`;

export const reactionsEmoji = [
  accepts('a user reacts with an emoji', { ...MOCK, claims: ['TJ-RCT-01'] }, at('PUT', reactionBy('👍')), [
    ...bodies({}),
    ...NO_BODY,
  ]),
  accepts('a reaction is taken away', { ...MOCK, claims: ['TJ-RCT-02'] }, at('DELETE', reactionBy('👍')), NO_BODY),
  ...EMOJI_CALLS.flatMap(([method, where]) => [
    accepts(
      `a custom emoji of a ${method} has up to fifty characters`,
      { ...MOCK, claims: ['TJ-RCT-07'] },
      at(method, where(custom(50))),
      [{}],
    ),
    answers400(
      `a custom emoji of a ${method} has no more than fifty characters`,
      { ...MOCK, claims: ['TJ-RCT-07'] },
      at(method, where(custom(51))),
      [{}],
    ),
  ]),
  accepts(
    'up to a hundred reactions can be listed',
    { ...MOCK, claims: ['TJ-RCT-04'] },
    at('GET', reactionsOf('👍')),
    [{}, ...queries('limit', [1, 100])],
  ),
  refuses(
    'no more than a hundred reactions can be listed',
    { ...MOCK, claims: ['TJ-RCT-04'] },
    at('GET', reactionsOf('👍')),
    queries('limit', [0, 101, 'all']),
  ),
];
