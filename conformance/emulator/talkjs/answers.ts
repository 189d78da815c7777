import { json } from '../core/message.js';
import { Refusal } from '../core/refusal.js';
import type { Guessing } from './exchange.js';

/** Explanations of a call as a whole, or by the name of the field they are about. */
type Reasons = readonly string[] | Readonly<Record<string, readonly string[] | string>>;

/** A refusal in the form that the vendor's own client reads (TJ-ERR-06). */
export const refusal = (status: number, errorCode: string, reasons: Reasons): Refusal =>
  new Refusal(json(status, { errorCode, reasons }));

export const unauthorized = (reason: string): Refusal => refusal(401, 'UNAUTHORIZED', [reason]);

/** A 400 about the call as a whole. */
export const badRequest = (reason: string): Refusal => refusal(400, 'BAD_REQUEST', [reason]);

/** A 400 about some fields. */
export function badFields(
  { decide }: Pick<Guessing, 'decide'>,
  fields: Readonly<Record<string, readonly string[]>>,
): Refusal {
  if (decide('reasons') === 'by-field') return refusal(400, 'BAD_REQUEST', fields);
  const list = Object.entries(fields).flatMap(([field, reasons]) => reasons.map((reason) => `${field}: ${reason}`));
  return refusal(400, 'BAD_REQUEST', list);
}

/** Refuses where anything is wrong. */
export function assertFaultless(
  guessing: Pick<Guessing, 'decide'>,
  faults: Readonly<Record<string, readonly string[]>>,
): void {
  if (Object.keys(faults).length > 0) throw badFields(guessing, faults);
}

/** What is not found (TJ-ERR-03), by the codes that the vendor's own client knows. */
export const noUser = (): Refusal => refusal(404, 'USER_NOT_FOUND', ['No user has this id.']);
export const noConversation = (): Refusal => refusal(404, 'CONVERSATION_NOT_FOUND', ['No conversation has this id.']);
export const noMessage = (): Refusal => refusal(404, 'MESSAGE_NOT_FOUND', ['No message has this id.']);
export const noParticipant = (): Refusal => refusal(404, 'PARTICIPANT_NOT_FOUND', ['No participant has this id.']);
export const noRoute = (): Refusal => new Refusal(json(404, 'Not found'));

/** What a write that succeeds answers: nothing, or what was written. */
export const written = ({ decide }: Pick<Guessing, 'decide'>, show: () => object): Record<string, unknown> =>
  decide('writeAnswer') === 'object' ? { ...show() } : {};
