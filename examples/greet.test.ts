import { createEmulator, worlds } from 'talkspec/emulator';
import { createTalkJS } from 'talkspec/talkjs';
import { describe, expect, test } from 'vitest';

import { greet } from './greet.js';

const apps = [{ appId: 'tShop', secretKey: 'sk_test_shop' }];

describe.each(worlds('talkjs'))('where $name', ({ decisions }) => {
  test('a buyer is greeted', async () => {
    const emulator = createEmulator({ talkjs: { apps, decisions } });
    const talkjs = createTalkJS(emulator.connect('talkjs'));
    await greet(talkjs, 'order_391', 'alice');
    const { items } = await talkjs.listMessages({ conversationId: 'order_391' });
    expect(items.map(({ text }) => text)).toEqual(['Order order_391 is placed.']);
  });
});
