import { expect, test } from 'vitest';

import { at, join, openSite, type Answer } from '../../../test/emulator/talkable.js';

const ANN = 'ann@example.com';

const refusal = ({ status, body }: Answer): unknown => [status, body['error_message']];

test('a mail to more people than 5,000 is refused, and mails nobody', async () => {
  const site = openSite();
  const code = await join(site, ANN);
  const people = (count: number): string =>
    Array.from({ length: count }, (_, index) => `p${String(index)}@example.com`).join();
  const mail = (count: number): Promise<Answer> =>
    site.send('POST', at`/offers/${code}/shares/email`, { body: { recipients: people(count) } });
  const refused = await mail(5001);
  expect(refusal(refused)).toEqual([400, 'The mail has 5001 recipients; the emulator takes at most 5000.']);
  expect(refused.assumed).toContain('INF-26');
  expect((await mail(5000)).body).toMatchObject({ result: { stats: { currently_sent: 25, total_sent: 25 } } });
});

test('JSON of more than 1 MiB is refused', async () => {
  const answer = await openSite().send('POST', '/origins/affiliate_member', {
    body: `{"data":{"email":"${'x'.repeat(1_048_576)}"}}`,
  });
  expect(refusal(answer)).toEqual([400, 'The body has 1048597 bytes; the emulator takes at most 1048576.']);
});

test.each([
  ['[', 'required'],
  ['[]', 'required'],
  ['[a', 'invalid'],
  ['[a]', 'required'],
])('a name of a form with any number of %s is read to its end', async (part, fault) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const name = part === '[' ? '' : 'data';
  const body = `${name}${part.repeat(300_000)}=1`;
  const answer = await openSite().send('POST', '/origins/purchase', { headers, body });
  expect(refusal(answer)).toEqual([400, `\`data\` is ${fault}`]);
});

test('a metric is asked for by thousands of names', async () => {
  const site = openSite();
  await join(site, ANN, { traffic_source: 'checkout' });
  const days = 'site_slug=my-store&start_date=2026-07-01&end_date=2026-07-31';
  const sources = Array.from({ length: 20_000 }, (_, index) => `traffic_sources[]=s${String(index)}`);
  // What the helper adds to the path becomes the value of a parameter that nobody knows.
  const ask = (names: readonly string[]): Promise<{ plain: number }> =>
    site.result('GET', `/metrics/offers?${days}&${names.join('&')}&x=`);
  expect((await ask(sources)).plain).toBe(0);
  expect((await ask([...sources, 'traffic_sources[]=checkout'])).plain).toBe(1);
});
