import type { SendOptions } from '../../../harness/api.js';
import { textFile } from '../support/every-call.js';
import { accepts, answers400, at, bodies, creates, queries, refuses } from '../support/shapes.js';

const list = at('GET', '/assets', 'query');
const upload = at('POST', '/assets', 'query');

const form = (name: string, value: string): SendOptions => {
  const fields = new FormData();
  fields.set(name, value);
  return { body: fields };
};

export const assetsShapes = [
  accepts('assets are listed by page, 1 to 100 on each', { claims: ['TK-ASSET-01', 'TK-ASSET-02'] }, list, [
    {},
    ...queries('page', [1]),
    ...queries('per_page', [1, 25, 100]),
  ]),
  accepts(
    'pages of assets have no last number',
    { claims: ['TK-ASSET-02'], needs: ['mock'] },
    list,
    queries('page', [2, 1000]),
  ),
  refuses('pages of assets count from 1 and have 1 to 100', { claims: ['TK-ASSET-02'] }, list, [
    ...queries('page', [0, -1, 'two', 1.5]),
    ...queries('per_page', [0, -1, 101, 1000, 'ten', 2.5]),
  ]),
  accepts(
    'assets are listed by media type',
    { claims: ['TK-ASSET-03'] },
    list,
    queries('content_type', ['image', 'image/png', 'video']),
  ),
  creates(
    'an asset is a file in a form',
    { claims: ['TK-ASSET-04', 'TK-GEN-10'], needs: ['destructive'] },
    upload,
    ({ id }) => [{ body: textFile(`${id('note')}.txt`) }],
  ),
  answers400('a form without a file is no asset', { claims: ['TK-ASSET-04', 'TK-ERR-04'] }, upload, [
    form('name', 'note.txt'),
    { body: new FormData() },
  ]),
  // A mock does not tell a file from a text.
  refuses('the file of an asset is no text', { claims: ['TK-ASSET-04'], needs: ['state'] }, upload, [
    form('file', 'A note.'),
  ]),
  answers400(
    'an asset is no JSON',
    { claims: ['TK-GEN-10'], needs: ['state', 'strict-input'] },
    upload,
    bodies({ file: 'A note.' }, {}),
  ),
  accepts('an asset can be read', { claims: ['TK-ASSET-07'], needs: ['mock'] }, at('GET', '/assets/101', 'query'), [
    {},
  ]),
  refuses(
    'an asset has a number',
    { claims: ['TK-ASSET-07'] },
    (_, nth) => ({ method: 'GET', path: ['/assets/picture', '/assets/1.5'][nth] ?? '', site: 'query' }),
    [{}, {}],
  ),
];
