import { path } from '../../../harness/path.js';
import { accepts, answers400, bodies, NO_BODY, queries, refuses, type Spot } from '../support/shapes.js';
import type { Context } from '../support/setup.js';
import { said, sendOne, startConversation } from '../support/start-conversation.js';

type Calls = 'PUT' | 'DELETE' | 'GET';

/** A call about an emoji on a message: of Alice, or of whoever reacted. */
const on =
  (method: Calls, emoji: string) =>
  async (context: Context): Promise<Spot> => {
    const { conversation, alice, sebastian } = await startConversation(context);
    const message = await sendOne(context.api, conversation, said(sebastian, 'Hello Alice!'));
    const reactions = path`/conversations/${conversation}/messages/${message}/reactions/${emoji}`;
    return { method, path: method === 'GET' ? reactions : `${reactions}${path`/${alice}`}` };
  };

const custom = (length: number): string => `:${'a'.repeat(length - 2)}:`;

export const reactionsEmoji = [
  accepts('a user reacts with an emoji', ['TJ-RCT-01'], on('PUT', '👍'), [...bodies({}), ...NO_BODY]),
  accepts('a reaction is taken away', ['TJ-RCT-02'], on('DELETE', '👍'), NO_BODY),
  ...(['PUT', 'DELETE', 'GET'] as const).flatMap((method) => [
    accepts(`a custom emoji of a ${method} has up to fifty characters`, ['TJ-RCT-07'], on(method, custom(50)), [{}]),
    answers400(
      `a custom emoji of a ${method} has no more than fifty characters`,
      ['TJ-RCT-07'],
      on(method, custom(51)),
      [{}],
    ),
  ]),
  accepts('up to a hundred reactions can be listed', ['TJ-RCT-04'], on('GET', '👍'), [
    {},
    ...queries('limit', [1, 100]),
  ]),
  refuses(
    'no more than a hundred reactions can be listed',
    ['TJ-RCT-04'],
    on('GET', '👍'),
    queries('limit', [0, 101, 'all']),
  ),
];
