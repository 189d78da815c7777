import { expectStatus, expectThat } from '../../../harness/expect.js';
import { expectRefused } from '../support/refusals.js';
import { scenario } from '../support/scenario.js';
import { upload, uploadForm, rawUpload } from '../support/uploads.js';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff, 0xfe]);

/** A file that no message was sent with cannot be deleted again. */
const needs = ['destructive'] as const;

export const filesUploading = [
  scenario('an upload needs the file and its name', { claims: ['TJ-FIL-02'], needs }, async ({ api }) => {
    expectStatus(await upload(api, uploadForm()), 200);
    for (const form of [uploadForm({ file: false }), uploadForm({ filename: false })]) {
      expectThat(
        (await upload(api, form)).status !== 200,
        `an upload with only ${[...form.keys()].join()} was accepted`,
      );
    }
  }),

  scenario('an upload without the file or without its name is refused', { claims: ['TJ-FIL-12'] }, async ({ api }) => {
    for (const form of [uploadForm({ file: false }), uploadForm({ filename: false })])
      expectStatus(await upload(api, form), 400);
  }),

  scenario(
    'an upload whose content type names no boundary is refused',
    { claims: ['TJ-FIL-04'], needs },
    async ({ api }) => {
      const part = 'Content-Disposition: form-data; name="file"; filename="day.txt"\r\nContent-Type: text/plain';
      expectStatus(
        await api.post('/files', { ...rawUpload(part), headers: { 'content-type': 'multipart/form-data' } }),
        400,
      );
      expectStatus(
        await api.post('/files', {
          ...rawUpload(part),
          headers: { 'content-type': 'multipart/form-data; boundary=talkspec' },
        }),
        200,
      );
    },
  ),

  scenario(
    'an upload whose file part has no filename directive is refused',
    { claims: ['TJ-FIL-05'], needs: ['state', ...needs] },
    async ({ api }) => {
      const headers = { 'content-type': 'multipart/form-data; boundary=talkspec' };
      const directive = 'Content-Disposition: form-data; name="file"';
      expectStatus(await api.post('/files', { ...rawUpload(`${directive}; filename="day.txt"`), headers }), 200);
      expectStatus(await api.post('/files', { ...rawUpload(directive), headers }), 400);
      expectStatus(
        await api.post('/files', { ...rawUpload(`${directive}\r\nContent-Type: text/plain`), headers }),
        400,
      );
    },
  ),

  scenario('JSON is not taken for a file', { claims: ['TJ-FIL-14'] }, async ({ api }) => {
    for (const json of [{ file: 'It is a lovely day.', filename: 'day.txt' }, {}])
      expectRefused(await api.post('/files', { json }), 'as JSON');
  }),

  scenario('files of any kind can be uploaded', { claims: ['TJ-FIL-13'], needs }, async ({ api }) => {
    const kinds = [
      ['day.txt', 'text/plain'],
      ['day.png', 'image/png'],
      ['day.pdf', 'application/pdf'],
      ['day.json', 'application/json'],
      ['day.mp4', 'video/mp4'],
      ['day', 'application/octet-stream'],
      ['schöner Tag 🌞.zip', 'application/zip'],
    ] as const;
    for (const [name, type] of kinds) expectStatus(await upload(api, uploadForm({ name, type, content: PNG })), 200);
  }),

  scenario('an upload may say what the file is and how big', { claims: ['TJ-FIL-10'], needs }, async ({ api }) => {
    const extras = [
      { subtype: 'image', width: '640', height: '480' },
      { subtype: 'video', width: '640', height: '480', duration: '3' },
      { subtype: 'audio', duration: '3' },
      { subtype: 'voice', duration: '3' },
    ];
    for (const extra of extras) {
      const form = uploadForm();
      for (const [name, value] of Object.entries(extra)) form.append(name, value);
      expectStatus(await upload(api, form), 200);
    }
  }),
];
