import { beforeAll, describe, expect, test } from 'vitest';

import { buy, claim, join, openSite, type Call, type TestSite } from './talkable.js';

export type Case = readonly [
  what: string,
  method: string,
  path: string,
  call: Call,
  status: number,
  message: string | RegExp,
];

export const ANN = 'ann@example.com';
export const JULY = { start_date: '2026-07-01', end_date: '2026-07-31' };

export const body = (fields: object, more: Call = {}): Call => ({ body: fields, ...more });
export const data = (fields: unknown): Call => body({ data: fields });
export const raw = (text: string, type = 'application/json'): Call => ({
  body: text,
  headers: { 'content-type': type },
});

const stateOf = ({ emulator }: TestSite): string => JSON.stringify(emulator.snapshot());

/** A site where somebody referred somebody, who bought and subscribed. */
async function openBusySite(): Promise<TestSite> {
  const site = openSite();
  await join(site, ANN, { username: 'ann' });
  await claim(site, ANN, 'bob@example.com');
  await buy(site, 'bob@example.com', 'A-100', { items: [{ price: 60, quantity: 2, product_id: 'SKU-1' }] });
  await site.send('POST', '/origins/event', {
    body: { data: { email: ANN, event_category: 'newsletter', event_number: '42', subtotal: 0 } },
  });
  await site.send('PUT', '/people/bob@example.com', { body: { data: { first_name: 'Bob' } } });
  return site;
}

/** Promises that each of these is refused in these words and leaves the state as it was. */
export function refuses(cases: readonly Case[]): void {
  let site: TestSite;
  let before: string;
  beforeAll(async () => {
    site = await openBusySite();
    before = stateOf(site);
  });
  describe('is refused in the documented words, and changes nothing', () => {
    test.each(cases)('%s', async (_, method, path, call, status, message) => {
      const answer = await site.send(method, path, call);
      expect([answer.status, answer.contentType]).toEqual([status, 'application/json; charset=utf-8']);
      expect(answer.body).toEqual({
        ok: false,
        error_message: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown),
      });
      expect(stateOf(site)).toBe(before);
    });
  });
}
