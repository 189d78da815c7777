import { describe, expect, test } from 'vitest';

import { assumedClaims } from '../emulator/catalogue.js';
import { openApp, type TestApp } from '../emulator/talkjs.js';
import { createDeciding } from '../../conformance/emulator/core/decisions.js';
import { decisions } from '../../conformance/emulator/talkjs/decisions.js';
import { conversationStories } from './talkjs/conversations.js';
import { importStories } from './talkjs/imports.js';
import { listStories } from './talkjs/lists.js';
import { messageStories } from './talkjs/messages.js';
import { requestStories } from './talkjs/requests.js';
import type { Stories } from './talkjs/story.js';
import { webhookStories } from './talkjs/webhooks.js';

const stories: Stories = {
  ...requestStories,
  ...listStories,
  ...conversationStories,
  ...messageStories,
  ...webhookStories,
  ...importStories,
};

const rows = createDeciding(decisions, undefined, 'talkjs.decisions').rows();

describe('the decisions', () => {
  test('are the assumed claims of the catalogue that can be seen, each in one row', () => {
    const ids = rows.flatMap(({ id, also }) => [id, ...also]);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(assumedClaims('talkjs'));
  });

  test('that have one choice say why', () => {
    for (const { choices, reason } of rows) expect(choices.length > 1).toBe(reason === undefined);
  });
});

interface Row {
  readonly tell: (app: TestApp) => Promise<unknown>;
  readonly expected: Readonly<Record<string, unknown>>;
}

describe.each(Object.entries<Row>(stories))('%s', (name, { tell, expected }) => {
  test.each(Object.entries(expected))('%s', async (choice, answer) => {
    const app = openApp({ talkjs: { decisions: { [name]: choice } } });
    expect(await tell(app)).toEqual(answer);
  });

  test('each choice can be told from the others', () => {
    const answers = Object.values(expected).map((answer) => JSON.stringify(answer));
    expect(new Set(answers).size).toBe(answers.length);
  });
});
