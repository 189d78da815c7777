import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest } from '../answers.js';

export const fileRules = {
  fileWithoutFilename: rule({ claims: ['TJ-FIL-05'] }, (): ResponseMessage =>
    badRequest({ file: ['must be a part that carries a filename directive'] }),
  ),
  filenameIsNoText: rule({ claims: ['TJ-FIL-02'] }, (): ResponseMessage =>
    badRequest({ filename: ['must be a text'] }),
  ),
  fileUploaded: rule({ claims: ['TJ-FIL-03'] }, (attachmentToken: string): { attachmentToken: string } => ({
    attachmentToken,
  })),
};
