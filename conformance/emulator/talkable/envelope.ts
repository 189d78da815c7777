import { json, type ResponseMessage } from '../core/message.js';

/** A success with a result (TK-GEN-04). */
export const ok = <Result>(result: Result): { ok: true; result: Result } => ({ ok: true, result });

/** A success with nothing to return (TK-GEN-05). */
export const acknowledged = (): { ok: true } => ({ ok: true });

/** A refusal in the envelope of every error (TK-ERR-01). */
export const refused = (status: number, message: string): ResponseMessage =>
  json(status, { ok: false, error_message: message });

export const badRequest = (message: string): ResponseMessage => refused(400, message);

/** What validation found; the prefix is that of every documented 422 (TK-ERR-10). */
export const unprocessable = (reason: string): ResponseMessage => refused(422, `Validation failed: ${reason}`);
