import type { FileUpload } from '../../../../generated/talkjs/types.js';
import { badFields } from '../answers.js';
import { downloadUrl } from '../downloads.js';
import type { Handler } from '../exchange.js';
import type { StoredFile } from '../state/app.js';
import type { Attachment } from '../state/messages.js';

const DIGITS = /^\d{1,6}$/;
const SECONDS = /^\d{1,9}(\.\d{1,9})?$/;

/** The dimensions of a picture, where the form states both. */
function dimensionsOf({ width = '', height = '' }: FileUpload): Pick<Attachment, 'dimensions'> {
  if (!DIGITS.test(width) || !DIGITS.test(height)) return {};
  return { dimensions: { width: Number(width), height: Number(height) } };
}

/** What else the form states (TJ-FIL-10); a duration may have a fraction. */
function toldOf({ subtype, duration = '' }: FileUpload): StoredFile['told'] {
  return {
    ...(subtype === undefined ? {} : { subtype }),
    ...(SECONDS.test(duration) ? { duration: Number(duration) } : {}),
  };
}

export const uploadFile: Handler<'uploadFile'> = async (call) => {
  const { app, body, request } = call;
  const { file, filename } = body;
  if (!(file instanceof File) || file.name === '')
    throw badFields(call, { file: ['must be a part that carries a filename directive'] });
  if (typeof filename !== 'string') throw badFields(call, { filename: ['must be a text'] });
  const token = app.ids.next('file_');
  const url = downloadUrl(request, app.credentials.appId, token, filename);
  app.files.set(token, {
    attachment: { url, size: file.size, ...dimensionsOf(body) },
    filename,
    told: toldOf(body),
    type: file.type || 'application/octet-stream',
    base64: Buffer.from(await file.arrayBuffer()).toString('base64'),
    sent: false,
  });
  return { attachmentToken: token };
};
