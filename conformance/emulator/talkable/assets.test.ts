import { describe, expect, test } from 'vitest';

import { openSite, type Answer, type TestSite } from '../../../test/emulator/talkable.js';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

const PNG = bytes('89504e470d0a1a0a 0000000d 49484452 000004b0 00000276 0802000000');
const GIF = bytes('474946383961 2c01 c800 00');
const JPEG = bytes('ffd8 ffe0 0004 0000 ffc0 0011 08 0140 01e0 0301 220002110103');

function upload(site: TestSite, name: string, content: Buffer | string, type = ''): Promise<Answer> {
  const form = new FormData();
  form.set('file', new File([content], name, { type }));
  return site.send('POST', '/assets', { body: form });
}

interface Listed {
  readonly assets: readonly { readonly name: string }[];
  readonly total: number;
}

const list = (site: TestSite, query: Readonly<Record<string, string>> = {}): Promise<Listed> =>
  site.result('GET', '/assets', { query });

describe('an uploaded asset', () => {
  test.each([
    ['summer.png', 'image/png', PNG, 1200, 630],
    ['wave.gif', 'image/gif', GIF, 300, 200],
    ['shop.jpg', 'image/jpeg', JPEG, 480, 320],
    ['intro.mp4', 'video/mp4', 'film', null, null],
    ['broken.png', 'image/png', bytes('89504e47'), null, null],
    ['cut.jpg', 'image/jpeg', bytes('ffd8ffe0'), null, null],
  ])('%s has its size in bytes and, for a picture, in pixels', async (name, type, content, width, height) => {
    const site = openSite();
    const answer = await upload(site, name, content, type);
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        ok: true,
        result: {
          asset: {
            id: 101,
            name,
            content_type: type,
            url: `https://assets.my-store.example/101/${name}`,
            size: content.length,
            width,
            height,
            fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
            created_at: '2026-07-07T09:00:00.000-07:00',
            updated_at: '2026-07-07T09:00:00.000-07:00',
          },
        },
      },
    ]);
    expect(await site.result('GET', '/assets/101')).toEqual(answer.body['result']);
  });

  test('keeps any name, and has a name of its own', async () => {
    const site = openSite();
    const name = 'Sommer & "Grüße" #1.png';
    expect((await upload(site, name, PNG)).body).toMatchObject({
      result: { asset: { name, content_type: 'application/octet-stream' } },
    });
    expect(await upload(site, name, GIF)).toMatchObject({
      status: 422,
      body: { ok: false, error_message: 'Validation failed: File name has already been taken' },
    });
    expect((await list(site)).total).toBe(1);
  });

  test('cannot be sent twice at once', async () => {
    const site = openSite();
    const answers = await Promise.all([upload(site, 'a.png', PNG), upload(site, 'a.png', PNG)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
  });
});

describe('the list of assets', () => {
  test('comes in pages, newest first, filtered by media type, with the total of all', async () => {
    const site = openSite();
    for (const [name, type] of [
      ['a.png', 'image/png'],
      ['b.mp4', 'video/mp4'],
      ['c.gif', 'image/gif'],
      ['d.png', 'image/png'],
    ] as const) {
      await upload(site, name, name, type);
    }
    const names = async (query: Readonly<Record<string, string>>): Promise<string> => {
      const { assets, total } = await list(site, query);
      return `${assets.map((asset) => asset.name).join(' ')} of ${String(total)}`;
    };
    expect(await names({})).toBe('d.png c.gif b.mp4 a.png of 4');
    expect(await names({ page: '2', per_page: '3' })).toBe('a.png of 4');
    expect(await names({ page: '3', per_page: '3' })).toBe(' of 4');
    expect(await names({ content_type: 'image' })).toBe('d.png c.gif a.png of 3');
    expect(await names({ content_type: 'image/png', per_page: '1' })).toBe('d.png of 2');
  });
});
