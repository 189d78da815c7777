import { expectEqual, expectIncludes, expectStatus, expectThat } from '../../../harness/expect.js';
import { refusedAs } from '../support/persons.js';
import { scenario } from '../support/scenario.js';
import { read } from '../support/site.js';
import { everyAsset, film, list, picture, send, upload } from '../support/uploads.js';

const REPLAYED = { needs: ['state', 'destructive'], story: true } as const;
const WRITTEN = { needs: ['state', 'destructive'] } as const;

const PROPERTIES = [
  'content_type',
  'id',
  'name',
  'url',
  'size',
  'width',
  'height',
  'fingerprint',
  'created_at',
  'updated_at',
];

export const assetsUploading = [
  scenario('assets are listed with how many there are', { claims: ['TK-ASSET-01'], ...REPLAYED }, async (context) => {
    await upload(context, picture(`${context.id('summer')}.png`));
    const answer = await list(context);
    const count = answer.array('/result/assets').length;
    expectThat(count > 0, 'no asset is listed after one was uploaded');
    expectThat(
      answer.number('/result/total') >= count,
      `total is ${String(answer.at('/result/total'))} and ${String(count)} assets are listed`,
    );
  }),

  scenario('one more asset makes the total one higher', { claims: ['TK-ASSET-01'], ...WRITTEN }, async (context) => {
    await upload(context, picture(`${context.id('spring')}.png`));
    const before = (await list(context, { per_page: 1 })).number('/result/total');
    await upload(context, picture(`${context.id('summer')}.png`));
    expectEqual(
      (await list(context, { per_page: 1 })).at('/result/total'),
      before + 1,
      'the total after an upload, of which a page shows one',
    );
  }),

  scenario(
    'a page has 25 assets, or as many as are asked for',
    { claims: ['TK-ASSET-02'], ...WRITTEN },
    async (context) => {
      for (let nth = 0; nth < 26; nth += 1)
        await upload(context, picture(`${context.id(`summer-${String(nth)}`)}.png`));
      const ids = async (query: Record<string, number>): Promise<number[]> =>
        (await list(context, query)).numbers('/result/assets', 'id');
      const first = await ids({});
      expectEqual(first.length, 25, 'the number of assets without per_page');
      expectEqual(await ids({ page: 1 }), first, 'the first page');
      expectEqual((await ids({ per_page: 1 })).length, 1, 'the number of assets with per_page=1');
      const wide = await ids({ per_page: 100 });
      expectThat(wide.length >= 26, `there are ${String(wide.length)} assets with per_page=100 after 26 uploads`);
      expectEqual(await ids({ page: 2, per_page: 10 }), wide.slice(10, 20), 'the second page of ten');
      expectEqual(
        (await ids({ page: 2 })).filter((id) => first.includes(id)),
        [],
        'what is on the first page and on the second',
      );
    },
  ),

  scenario(
    'assets are selected by media type or its beginning',
    { claims: ['TK-ASSET-03'], ...WRITTEN },
    async (context) => {
      const [summer, intro] = [picture(`${context.id('summer')}.png`), film(`${context.id('intro')}.mp4`)];
      await upload(context, summer);
      await upload(context, intro);
      for (const [content_type, own, other] of [
        ['image', summer, intro],
        ['image/png', summer, intro],
        ['video', intro, summer],
        ['video/mp4', intro, summer],
      ] as const) {
        const types = await everyAsset(context, 'content_type', { content_type });
        expectEqual(
          types.filter((type) => !type.startsWith(content_type)),
          [],
          `other media types among those that begin with ${content_type}`,
        );
        const names = await everyAsset(context, 'name', { content_type });
        expectThat(
          names.includes(own.name) && !names.includes(other.name),
          `asked for ${content_type}, the assets are ${names.join(', ')}`,
        );
      }
    },
  ),

  scenario('an upload creates an asset', { claims: ['TK-ASSET-04'], ...REPLAYED }, async (context) => {
    const made = await upload(context, picture(`${context.id('summer')}.png`));
    expectThat(Number.isInteger(made.at('/result/asset/id')), `${made.request}: the asset has no id`);
  }),

  scenario('an asset has the name of its file', { claims: ['TK-ASSET-05'], ...REPLAYED }, async (context) => {
    const name = `${context.id('summer')}.png`;
    expectEqual((await upload(context, picture(name))).at('/result/asset/name'), name, 'the name of the asset');
  }),

  scenario('a file name with other letters is kept', { claims: ['TK-ASSET-05'], ...WRITTEN }, async (context) => {
    const name = `${context.id('Summer 2026')}.png`;
    expectEqual((await upload(context, picture(name))).at('/result/asset/name'), name, 'the name of the asset');
  }),

  scenario('a file name is taken once', { claims: ['TK-ASSET-06', 'TK-ERR-06'], ...WRITTEN }, async (context) => {
    const name = `${context.id('summer')}.png`;
    await upload(context, picture(name));
    const total = (await list(context, { per_page: 1 })).number('/result/total');
    for (const file of [picture(name), { ...film(name), name }])
      refusedAs(await send(context, file), 422, 'Validation failed: File name has already been taken');
    expectEqual((await list(context, { per_page: 1 })).at('/result/total'), total, 'the total after the refusals');
  }),

  scenario('an asset is found by its number', { claims: ['TK-ASSET-07'], ...REPLAYED }, async (context) => {
    const made = await upload(context, picture(`${context.id('summer')}.png`));
    const found = await read(context, `/assets/${String(made.number('/result/asset/id'))}`, { example: 'picture' });
    expectStatus(found, 200);
    expectEqual(found.at('/result/asset'), made.at('/result/asset'), 'the asset');
  }),

  scenario(
    'a number that no asset has is not found',
    { claims: ['TK-ASSET-07'], needs: ['state'], story: true },
    async (context) => {
      refusedAs(
        await read(context, '/assets/2147483647', { example: { status: 400, name: 'assetNotFound' } }),
        400,
        'No asset found by `id`.',
      );
    },
  ),

  scenario('a picture has a width and a height', { claims: ['TK-ASSET-08'], ...REPLAYED }, async (context) => {
    const made = await upload(context, picture(`${context.id('summer')}.png`));
    expectEqual(
      PROPERTIES.filter((name) => !made.has(`/result/asset/${name}`)),
      [],
      'what is missing in the asset',
    );
    expectIncludes(made.at('/result/asset'), { content_type: 'image/png' }, 'the asset');
    for (const name of ['width', 'height', 'size'])
      expectThat(made.number(`/result/asset/${name}`) > 0, `${name} of the picture is not positive`);
  }),

  scenario('a film has neither width nor height', { claims: ['TK-ASSET-08'], ...REPLAYED }, async (context) => {
    const made = await upload(context, film(`${context.id('intro')}.mp4`));
    const found = await read(context, `/assets/${String(made.number('/result/asset/id'))}`, { example: 'film' });
    expectEqual(
      PROPERTIES.filter((name) => !found.has(`/result/asset/${name}`)),
      [],
      'what is missing in the asset',
    );
    expectIncludes(found.at('/result/asset'), { content_type: 'video/mp4', width: null, height: null }, 'the asset');
  }),

  scenario('assets are listed by number, highest first', { claims: ['INF-Q20'], ...WRITTEN }, async (context) => {
    for (const name of ['spring', 'summer', 'autumn']) await upload(context, picture(`${context.id(name)}.png`));
    const ids = (await list(context)).numbers('/result/assets', 'id');
    expectEqual(
      ids,
      [...ids].sort((a, b) => b - a),
      'the numbers of the assets, highest first',
    );
  }),

  scenario(
    'a page after the last one is empty, and one of more than 100 is refused',
    { claims: ['INF-Q21'], ...WRITTEN },
    async (context) => {
      await upload(context, picture(`${context.id('summer')}.png`));
      const total = (await list(context)).number('/result/total');
      expectEqual(
        (await list(context, { page: total + 1, per_page: 1 })).array('/result/assets'),
        [],
        'the assets after the last',
      );
      expectStatus(await read(context, '/assets', { query: { per_page: 101 } }), 400);
    },
  ),
];
