import { SHORTEST_SECRET } from '../harness/redact/redactor.js';

/** What keeps a header from carrying a text, if anything does. */
function obstacle(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (text.trim() !== text) return 'begins or ends with white space';
  if (/\p{Cc}/u.test(text)) return 'holds a control character';
  if (/[^\u0000-\u00ff]/.test(text)) return 'holds a character beyond Latin-1';
  return undefined;
}

/**
 * Refuses a secret that cannot be sent, without repeating it.
 *
 * @throws {TypeError} naming the option
 */
export function assertSendable(option: string, secret: string): void {
  const why = obstacle(secret);
  if (why !== undefined) throw new TypeError(`${option} ${why}, so no header can carry it; give the bare key.`);
}

/**
 * Refuses a secret that is too short to be told from other text, and so could not be kept out of the reports.
 *
 * @throws {TypeError} naming the option
 */
export function assertTellable(option: string, secret: string): void {
  if (secret.length >= SHORTEST_SECRET) return;
  const size = `fewer than ${String(SHORTEST_SECRET)} characters, too few to be kept out of the reports`;
  throw new TypeError(`${option} has ${size}; only a service on loopback may have such a key.`);
}
