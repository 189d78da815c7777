import { expect, test } from 'vitest';

import { isStatusError } from '../src/talkable/index.js';
import { failure } from './client/client.js';
import { openShop } from './shop.js';

test('assets go up and come back, page after page', async () => {
  const { talkable } = openShop();
  for (const name of ['a.txt', 'b.txt', 'c.txt'])
    await talkable.uploadAsset({ body: { file: new File([name], name, { type: 'text/plain' }) } });
  const page = await talkable.listAssets({ per_page: 2 });
  expect(page.items.map(({ name }) => name)).toEqual(['c.txt', 'b.txt']);
  expect(page.cursor).toBe(2);
  const names: string[] = [];
  for await (const asset of talkable.listAssets({ per_page: 2 })) names.push(asset.name);
  expect(names).toEqual(['c.txt', 'b.txt', 'a.txt']);
  const [newest] = page.items;
  expect((await talkable.getAsset({ id: newest?.id ?? 0 })).asset).toMatchObject({
    name: 'c.txt',
    content_type: 'text/plain',
    size: 5,
    width: null,
  });
  const twice = await failure(talkable.uploadAsset({ body: { file: new File(['x'], 'a.txt') } }));
  expect(isStatusError(twice, 'uploadAsset', 422) && twice.body.error_message).toBe(
    'Validation failed: File name has already been taken',
  );
});
