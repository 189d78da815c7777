import type { SendOptions } from '../../../harness/api.js';
import { accepts, answers400, rejects, refuses, type Spot } from '../support/shapes.js';

type Part = readonly [
  name: string,
  value: string | { readonly bytes: Uint8Array | string; readonly as: string; readonly type?: string },
];

/** A form with these parts; a value with a name of its own becomes a file part with that filename directive. */
function form(...parts: readonly Part[]): SendOptions {
  const body = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === 'string') body.append(name, value);
    else body.append(name, new Blob([value.bytes], { type: value.type ?? 'application/octet-stream' }), value.as);
  }
  return { body };
}

const FILE: Part = ['file', { bytes: 'A note.', as: 'note.txt', type: 'text/plain' }];
const NAME: Part = ['filename', 'note.txt'];
const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff]);

/** A file that no message was sent with cannot be deleted again. */
const KEPT = { needs: ['destructive'] as const };

const upload = (): Spot => ({ method: 'POST', path: '/files' });

/** A form as it goes over the wire, sent with this content type. */
const raw = (contentType: string): SendOptions => ({
  headers: { 'content-type': contentType },
  body: [
    '--edge',
    'Content-Disposition: form-data; name="file"; filename="note.txt"',
    'Content-Type: text/plain',
    '',
    'A note.',
    '--edge',
    'Content-Disposition: form-data; name="filename"',
    '',
    'note.txt',
    '--edge--',
    '',
  ].join('\r\n'),
});

export const filesShapes = [
  accepts('a file and its name are uploaded as a form', { ...KEPT, claims: ['TJ-FIL-01', 'TJ-FIL-02'] }, upload, [
    form(FILE, NAME),
    form(NAME, FILE),
    raw('multipart/form-data; boundary=edge'),
  ]),
  accepts('a file of any kind can be uploaded', { ...KEPT, claims: ['TJ-FIL-13'] }, upload, [
    form(FILE, NAME),
    form(['file', { bytes: PICTURE, as: 'day.png', type: 'image/png' }], ['filename', 'day.png']),
    form(['file', { bytes: '%PDF-1.7', as: 'invoice.pdf', type: 'application/pdf' }], ['filename', 'invoice.pdf']),
    form(['file', { bytes: '{}', as: 'data.json', type: 'application/json' }], ['filename', 'data.json']),
    form(['file', { bytes: PICTURE, as: 'of no known kind.xyz' }], ['filename', 'of no known kind.xyz']),
  ]),
  answers400('an upload without the file or without its name is answered 400', ['TJ-FIL-12'], upload, [
    form(FILE),
    form(NAME),
    form(['other', 'value']),
  ]),
  answers400('a form whose content type names no boundary is answered 400', ['TJ-FIL-04'], upload, [
    raw('multipart/form-data'),
  ]),
  rejects('an upload is no JSON', ['TJ-FIL-14'], upload, [
    { json: { file: 'A note.', filename: 'note.txt' } },
    { json: [] },
  ]),
  rejects('an upload is a form and nothing else', ['TJ-FIL-01'], upload, [
    { body: 'A note.', headers: { 'content-type': 'text/plain' } },
    { body: PICTURE, headers: { 'content-type': 'application/octet-stream' } },
    { body: 'file=A+note.&filename=note.txt', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  ]),
  accepts('an upload can say what the file is to people', { ...KEPT, claims: ['TJ-FIL-10'] }, upload, [
    form(FILE, NAME, ['subtype', 'image'], ['width', '640'], ['height', '480']),
    form(FILE, NAME, ['subtype', 'voice'], ['duration', '12.5']),
    form(FILE, NAME, ['subtype', 'video']),
    form(FILE, NAME, ['subtype', 'audio']),
  ]),
  refuses('an upload says no other kind of file', ['TJ-FIL-10'], upload, [form(FILE, NAME, ['subtype', 'hologram'])]),
];
