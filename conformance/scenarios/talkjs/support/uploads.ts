import type { Answer } from '../../../harness/answer.js';
import type { Api } from '../../../harness/api.js';
import { expectStatus } from '../../../harness/expect.js';

/** A form with the two documented parts, or with one of them left out. */
export function uploadForm(
  parts: { file?: boolean; filename?: boolean; name?: string; type?: string; content?: Uint8Array<ArrayBuffer> } = {},
): FormData {
  const {
    file = true,
    filename = true,
    name = 'day.txt',
    type = 'text/plain',
    content = new TextEncoder().encode('It is a lovely day.'),
  } = parts;
  const form = new FormData();
  if (file) form.append('file', new Blob([content], { type }), name);
  if (filename) form.append('filename', name);
  return form;
}

export const upload = (api: Api, form: FormData = uploadForm()): Promise<Answer> => api.post('/files', { body: form });

/** Uploads a small text file and answers with its token. */
export async function uploadedToken(api: Api): Promise<string> {
  const answer = await upload(api);
  expectStatus(answer, 200);
  return answer.string('/attachmentToken');
}

/** The same two parts written by hand, to leave out what a library always adds. */
export function rawUpload(file: string, boundary = 'talkspec'): { readonly body: string } {
  return {
    body: [
      `--${boundary}`,
      file,
      '',
      'It is a lovely day.',
      `--${boundary}`,
      'Content-Disposition: form-data; name="filename"',
      '',
      'day.txt',
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  };
}
