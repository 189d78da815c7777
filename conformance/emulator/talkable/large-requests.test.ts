import { expect, test } from 'vitest';

import { openContract } from '../../contract/contract.js';
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

test('links for more channels than 5,000 are refused, and nothing is recorded', async () => {
  const site = openSite();
  const channels = (count: number): string[] => Array.from({ length: count }, (_, index) => `c${String(index)}`);
  const report = (count: number): Promise<Answer> =>
    site.send('POST', '/origins', {
      body: { type: 'AffiliateMember', data: { email: ANN, sharing_channels: channels(count) } },
    });
  const message = 'Links are wanted for 5001 sharing channels; the emulator takes at most 5000.';
  expect(refusal(await report(5001))).toEqual([400, message]);
  expect((await site.send('GET', at`/people/${ANN}`)).status).toBe(400);
  const links = (await report(5000)).body['result'] as { readonly claim_links: object };
  expect(Object.keys(links.claim_links)).toHaveLength(5000);
  const code = await join(site, ANN);
  const query = new URLSearchParams(
    channels(5001).map((name): [string, string] => ['sharing_channels[]', name]),
  ).toString();
  // What the helper adds to the path becomes the value of a parameter that nobody knows.
  const read = await site.send('GET', `${at`/offers/${code}`}?site_slug=my-store&${query}&x=`);
  expect(refusal(read)).toEqual([400, message]);
});

test('the body of an origin is held against the contract once, whatever its size', async () => {
  const contract = openContract('talkable');
  const checked: string[] = [];
  const check = (schema: string, value: unknown): ReturnType<typeof contract.validator.check> => {
    if (schema.includes('requestBody')) checked.push(schema);
    return contract.validator.check(schema, value);
  };
  const site = openSite({ talkable: { contract: { ...contract, validator: { ...contract.validator, check } } } });
  const properties = Array.from({ length: 50_000 }, (_, index): [string, number] => [`p${String(index)}`, index]);
  const data = { email: ANN, order_number: 'A-100', subtotal: 1, custom_properties: Object.fromEntries(properties) };
  expect((await site.send('POST', '/origins', { body: { type: 'Purchase', data } })).status).toBe(201);
  expect(checked).toEqual(['/paths/~1origins~1purchase/post/requestBody/content/application~1json/schema']);
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
