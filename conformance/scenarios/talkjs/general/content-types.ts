import { expectEqual, expectStatus } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { furnish, reads, send, textFile, upload, writes } from '../support/calls.js';
import { expectRefused } from '../support/refusals.js';
import { putUser } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

export const generalContentTypes = [
  scenario(
    'a request with a body is accepted as application/json and as nothing else',
    { claims: ['TJ-GEN-03'] },
    async (context) => {
      for (const { method, path: where, options } of writes(await furnish(context))) {
        const body = bytesOf(options?.json);
        for (const type of ['application/json', 'application/json; charset=utf-8']) {
          expectStatus(await context.api.request(method, where, { body, headers: { 'content-type': type } }), 200);
        }
        for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
          expectRefused(
            await context.api.request(method, where, { body, headers: { 'content-type': type } }),
            `as ${type}`,
          );
        }
        expectRefused(await context.api.request(method, where, { body }), 'without a content type');
      }
    },
  ),

  scenario(
    'what is not sent as application/json is not stored',
    { claims: ['TJ-GEN-03'], needs: ['state'] },
    async (context) => {
      const alice = await putUser(context, context.pooled('alice'), { name: 'Alice' });
      const body = bytesOf({ name: 'Mallory' });
      expectRefused(
        await context.api.put(path`/users/${alice}`, { body, headers: { 'content-type': 'text/plain' } }),
        'as text/plain',
      );
      expectEqual(
        (await context.api.get(path`/users/${alice}`)).at('/name'),
        'Alice',
        'the name after the refused write',
      );
    },
  ),

  scenario('a GET needs neither a body nor a content type', { claims: ['TJ-GEN-04'] }, async (context) => {
    for (const call of reads(await furnish(context))) expectStatus(await send(context.api, call), 200);
  }),

  scenario('the file upload takes a form, and no other resource does', { claims: ['TJ-GEN-05'] }, async (context) => {
    const place = await furnish(context);
    expectStatus(await send(context.api, upload), 200);
    for (const { method, path: where } of writes(place)) {
      expectRefused(await context.api.request(method, where, { body: textFile() }), 'as a form');
    }
  }),

  scenario('a body in another type than application/json is answered 400', { claims: ['ED-04'] }, async (context) => {
    const alice = path`/users/${context.pooled('alice')}`;
    const body = bytesOf({ name: 'Alice' });
    for (const type of ['text/plain', 'application/xml', 'application/jsonp']) {
      expectStatus(await context.api.put(alice, { body, headers: { 'content-type': type } }), 400);
    }
    expectStatus(await context.api.put(alice, { body }), 400);
    expectStatus(await context.api.put(alice, { body: textFile() }), 400);
  }),

  scenario('malformed JSON is answered 400', { claims: ['ED-05'] }, async (context) => {
    for (const body of ['{"name":', '{name:"Alice"}', '{"name":"Alice"}}', '']) {
      expectStatus(
        await context.api.put(path`/users/${context.pooled('alice')}`, {
          body,
          headers: { 'content-type': 'application/json' },
        }),
        400,
      );
    }
  }),
];
