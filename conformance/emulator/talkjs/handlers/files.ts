import type { FileUpload } from '../../../../generated/talkjs/types.js';
import { badFields } from '../answers.js';
import type { Handler } from '../exchange.js';
import type { Attachment } from '../state/messages.js';

const DIGITS = /^\d{1,6}$/;

/** The dimensions of a picture, where the form states both. */
function dimensionsOf({ width = '', height = '' }: FileUpload): Pick<Attachment, 'dimensions'> {
  if (!DIGITS.test(width) || !DIGITS.test(height)) return {};
  return { dimensions: { width: Number(width), height: Number(height) } };
}

export const uploadFile: Handler<'uploadFile'> = (call) => {
  const { app, body } = call;
  const { file, filename } = body;
  if (!(file instanceof File) || file.name === '')
    throw badFields(call, { file: ['must be a part that carries a filename directive'] });
  if (typeof filename !== 'string') throw badFields(call, { filename: ['must be a text'] });
  const token = app.ids.next('file_');
  const url = `https://files.talkspec.invalid/${encodeURIComponent(app.credentials.appId)}/${token}/${encodeURIComponent(filename)}`;
  app.files.set(token, { attachment: { url, size: file.size, ...dimensionsOf(body) }, filename, sent: false });
  return { attachmentToken: token };
};
