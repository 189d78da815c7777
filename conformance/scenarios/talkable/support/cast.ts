import { createHash } from 'node:crypto';

import type { Context } from './site.js';

const hash = ({ id }: Pick<Context, 'id'>, name: string): string =>
  createHash('sha256').update(id(name)).digest('hex');

/** The visitor that a name stands for in this run, as a UUID. */
export function visitor(context: Pick<Context, 'id'>, name: string): string {
  const hex = hash(context, name);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * An IP address for a name in this run, of the range that is kept for tests (198.18.0.0/15): Friends and Advocates
 * never share one.
 */
export function address(context: Pick<Context, 'id'>, name: string): string {
  const [a = 0, b = 0, c = 0] = Buffer.from(hash(context, name), 'hex');
  return `198.${String(18 + (a % 2))}.${String(b)}.${String(c)}`;
}

/** The number of an event of this run: letters and digits. */
export const eventNumber = (context: Pick<Context, 'id'>, name: string): string =>
  hash(context, `event ${name}`).slice(0, 16);
