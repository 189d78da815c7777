import { json, type ResponseMessage } from './message.js';

/** A body that became longer than is read. */
export class BodyTooLong extends Error {
  readonly response: ResponseMessage;

  constructor(limit: number, length?: number) {
    const has = length === undefined ? `more than ${String(limit)}` : String(length);
    super(`The body has ${has} bytes; at most ${String(limit)} are read.`);
    this.name = 'BodyTooLong';
    this.response = json(400, { error: this.message });
  }
}
