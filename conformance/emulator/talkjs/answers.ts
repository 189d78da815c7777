import { json, type ResponseMessage } from '../core/message.js';

/** Explanations of a call as a whole, or by the name of the field they are about. */
export type Reasons = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** An error answer in the form that the vendor's own client reads (TJ-ERR-06). */
export const refused = (status: number, errorCode: string, reasons: Reasons): ResponseMessage =>
  json(status, { errorCode, reasons });

export const badRequest = (reasons: Reasons): ResponseMessage => refused(400, 'BAD_REQUEST', reasons);

export const unauthorized = (reason: string): ResponseMessage => refused(401, 'UNAUTHORIZED', [reason]);
