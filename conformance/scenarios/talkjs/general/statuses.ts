import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { everyCall, furnish, reads, removals, send } from '../support/calls.js';
import { expectRefused } from '../support/refusals.js';
import { putUser } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

export const generalStatuses = [
  scenario('success is always status 200, whatever the operation', { claims: ['TJ-GEN-06'] }, async (context) => {
    for (const call of everyCall(await furnish(context))) expectStatus(await send(context.api, call), 200);
  }),

  scenario(
    'creating a user answers 200 like updating one',
    { claims: ['TJ-GEN-06'], needs: ['destructive'] },
    async (context) => {
      const call = path`/users/${context.id('new')}`;
      expectStatus(await context.api.put(call, { json: { name: 'Alice' } }), 200);
      expectStatus(await context.api.put(call, { json: { name: 'Alice' } }), 200);
    },
  ),

  scenario('a correct request is never answered with a 4xx status', { claims: ['TJ-ERR-12'] }, async (context) => {
    const place = await furnish(context);
    const variants = [
      { method: 'GET', path: '/users', options: { query: { limit: 1 } } },
      { method: 'GET', path: '/users', options: { query: { limit: 100, startingAfter: place.alice } } },
      { method: 'GET', path: '/conversations', options: { query: { limit: 20, startingAfter: place.conversation } } },
      {
        method: 'GET',
        path: path`/conversations/${place.conversation}/messages`,
        options: { query: { limit: 100, startingAfter: place.message } },
      },
      {
        method: 'PUT',
        path: path`/users/${place.alice}`,
        options: { json: { name: 'Alice', custom: { category: 'buyer' } } },
      },
      {
        method: 'PUT',
        path: path`/conversations/${place.conversation}`,
        options: { json: { custom: { category: 'order_inquiry' } } },
      },
    ];
    for (const call of [...variants, ...everyCall(place)]) {
      const answer = await send(context.api, call);
      expectThat(
        answer.status < 400 || answer.status >= 500,
        `${answer.request} is correct and was answered ${String(answer.status)}`,
      );
    }
  }),

  scenario('every successful response is JSON', { claims: ['TJ-GEN-07'] }, async (context) => {
    for (const call of everyCall(await furnish(context))) {
      const answer = await send(context.api, call);
      expectThat(
        answer.isJson,
        `the body of ${answer.request} (status ${String(answer.status)}) is not JSON: "${answer.text.slice(0, 100)}"`,
      );
    }
  }),

  scenario('a refusal with 400 or 401 is JSON too', { claims: ['TJ-GEN-07'] }, async (context) => {
    const alice = path`/users/${context.pooled('alice')}`;
    const refusals = [
      await context.api.put(alice, { json: { name: 5 } }),
      await context.api.anonymous.get(alice),
      await context.api.anonymous.put(alice, { json: {} }),
    ];
    for (const answer of refusals) expectRefused(answer, 'wrongly sent');
    for (const answer of refusals)
      expectThat(answer.isJson, `the body of ${answer.request} is not JSON: "${answer.text.slice(0, 100)}"`);
  }),

  scenario(
    'a 404 for a resource that does not exist is JSON',
    { claims: ['TJ-GEN-07'], needs: ['state'] },
    async (context) => {
      const { conversation } = await furnish(context);
      for (const where of [
        path`/users/${context.id('nobody')}`,
        path`/conversations/${conversation}/messages/${context.id('msg_none')}`,
      ]) {
        const answer = await context.api.get(where);
        expectRefused(answer, 'for what does not exist');
        expectThat(answer.isJson, `the body of ${answer.request} is not JSON: "${answer.text.slice(0, 100)}"`);
      }
    },
  ),

  scenario('a 429 is JSON', { claims: ['TJ-GEN-07'], needs: ['rate-limit'] }, async ({ api }) => {
    for (let sent = 0; sent < 1000; sent += 1) {
      const answer = await api.get('/users');
      if (answer.status !== 429) continue;
      expectThat(answer.isJson, `the body of the 429 is not JSON: "${answer.text.slice(0, 100)}"`);
      return;
    }
    expectThat(false, '1,000 requests at once were never answered 429');
  }),

  scenario('a call that has nothing to return answers {}', { claims: ['TJ-GEN-08'] }, async (context) => {
    const place = await furnish(context);
    for (const call of removals(place)) {
      const answer = await send(context.api, call);
      expectStatus(answer, 200);
      expectEqual(answer.body, {}, `the body of ${answer.request}`);
    }
  }),

  scenario('wrong arguments are answered 400', { claims: ['TJ-ERR-01'] }, async (context) => {
    const { alice, conversation } = await furnish(context);
    for (const json of [{ name: 5 }, { name: ['Alice'] }, 'Alice', [], null]) {
      expectStatus(await context.api.put(path`/users/${alice}`, { json }), 400);
    }
    for (const json of [{ participants: alice }, { subject: {} }]) {
      expectStatus(await context.api.put(path`/conversations/${conversation}`, { json }), 400);
    }
    for (const json of [{ type: 'SystemMessage', text: 'Not in an array' }, [{ type: 'SystemMessage', text: 5 }]]) {
      expectStatus(await context.api.post(path`/conversations/${conversation}/messages`, { json }), 400);
    }
  }),

  scenario('a missing Authorization header is what 401 stands for', { claims: ['TJ-ERR-02'] }, async (context) => {
    const alice = path`/users/${context.pooled('alice')}`;
    expectStatus(await context.api.anonymous.get(alice), 401);
    expectStatus(await context.api.anonymous.put(alice, { json: { name: 'Alice' } }), 401);
  }),

  scenario(
    'a wrong token is answered 401, and neither 400 nor 404',
    { claims: ['TJ-ERR-02'], needs: ['auth'] },
    async (context) => {
      const { alice, conversation, message } = await furnish(context);
      const wrong = context.api.withAuthorization('Bearer not-the-key-of-this-app');
      for (const call of reads({ alice, sebastian: alice, conversation, message }))
        expectStatus(await send(wrong, call), 401);
    },
  ),

  scenario(
    'a resource that does not exist is answered 404',
    { claims: ['TJ-ERR-03'], needs: ['state'] },
    async (context) => {
      const { conversation, message } = await furnish(context);
      expectStatus(await context.api.get(path`/users/${context.id('nobody')}`), 404);
      expectStatus(await context.api.get(path`/conversations/${conversation}/messages/${message}`), 200);
      expectStatus(
        await context.api.get(path`/conversations/${conversation}/messages/${context.id('msg_none')}`),
        404,
      );
    },
  ),

  scenario(
    'an error carries an errorCode and its reasons',
    { claims: ['TJ-ERR-06'], needs: ['state'] },
    async (context) => {
      const alice = path`/users/${await putUser(context, context.pooled('alice'))}`;
      const errors = [
        await context.api.put(alice, { json: { name: 5 } }),
        await context.api.anonymous.get(alice),
        await context.api.get(path`/users/${context.id('nobody')}`),
      ];
      expectEqual(
        errors.map((error) => error.status),
        [400, 401, 404],
        'the statuses of the errors',
      );
      for (const error of errors) {
        expectThat(error.string('/errorCode') !== '', `the errorCode of ${error.request} is empty`);
        const reasons = error.at('/reasons');
        const list = Array.isArray(reasons) && reasons.every((reason) => typeof reason === 'string');
        expectThat(
          list || (reasons !== null && typeof reasons === 'object' && !Array.isArray(reasons)),
          `the reasons of ${error.request} are neither texts nor an object`,
        );
      }
    },
  ),

  scenario('a validation error names the field', { claims: ['TJ-ERR-07'], needs: ['state'] }, async (context) => {
    const refused = await context.api.put(path`/users/${context.pooled('alice')}`, { json: { name: 5 } });
    expectStatus(refused, 400);
    const messages = [refused.object('/reasons')['name']].flat();
    expectThat(
      messages.length > 0 && messages.every((message) => typeof message === 'string'),
      'reasons.name holds no message',
    );
  }),

  scenario(
    'an unknown route is answered 404 with the JSON string "Not found"',
    { claims: ['TJ-ERR-09', 'ED-03'], needs: ['state'] },
    async ({ api }) => {
      for (const [method, where] of [
        ['GET', '/no-such-thing'],
        ['POST', '/no/such/thing'],
        ['GET', '/users/a/b/c'],
      ] as const) {
        const answer = await api.request(method, where);
        expectStatus(answer, 404);
        expectEqual([answer.isJson, answer.body], [true, 'Not found'], `the body of ${answer.request}`);
      }
    },
  ),

  scenario(
    'a method that a route does not have is answered like an unknown route',
    { claims: ['TJ-ERR-10', 'ED-03'], needs: ['state'] },
    async ({ api }) => {
      // Nothing that would remove or make anything if a service did have it.
      for (const [method, where] of [
        ['PATCH', '/conversations'],
        ['PATCH', '/users'],
      ] as const) {
        const answer = await api.request(method, where);
        expectStatus(answer, 404);
        expectEqual([answer.isJson, answer.body], [true, 'Not found'], `the body of ${answer.request}`);
      }
    },
  ),
];
