import { Redactor } from '../harness/redact/redactor.js';
import { secretsIn } from '../registry/variables.js';
import { CannotRun } from './cannot-run.js';

/** Knows every secret that the command was given, also those of an API that it leaves out. */
export const redactor = new Redactor(secretsIn(process.env));

/** Lines of which some may repeat what was typed or sent. */
export const safeLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => redactor.text(line))
    .join('\n');

/** What a user is told of an error: the message alone where it says all, else where it happened too. */
export function explain(error: unknown): string {
  if (error instanceof CannotRun) return redactor.text(error.message);
  return redactor.error(error).stack ?? '';
}
