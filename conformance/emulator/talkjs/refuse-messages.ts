import type { Issue } from '../../contract/issue.js';
import type { Refusal } from '../core/refusal.js';
import { badFields, refusal } from './answers.js';
import type { Guessing } from './exchange.js';
import { reasonsByField, reasonsByNumber } from './reasons.js';

/** What the state of the app has against a field of a message, by its place in the request. */
export const issueAt = (index: number, field: string, message: string): Issue => ({
  in: 'body',
  field: `/${String(index)}/${field}`,
  rule: 'state',
  message,
});

/** The 400 of a send, of which one message or more are wrong. */
export function refuseMessages(issues: readonly Issue[], count: number, guessing: Guessing): Refusal {
  if (count > 1) guessing.lean('ED-16');
  if (guessing.decide('badMessageReasons') === 'by-field') return badFields(guessing, reasonsByField(issues));
  return refusal(400, 'BAD_REQUEST', reasonsByNumber(issues));
}
