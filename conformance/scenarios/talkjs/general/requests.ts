import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { expectNot200 } from '../support/refusals.js';
import { putConversation, putUser } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

const MEBIBYTE = 2 ** 20;

export const generalRequests = [
  scenario(
    'a resource is found below /v1/ and the app id, and nowhere without the app id',
    { claims: ['TJ-GEN-01'], needs: ['state'] },
    async (context) => {
      const alice = await putUser(context, context.pooled('alice'));
      const { appId } = context.credentials;
      expectStatus(await context.api.server.get(path`/${appId}/users/${alice}`), 200);
      expectNot200(await context.api.server.get(path`/users/${alice}`), 'right below /v1');
    },
  ),

  scenario(
    'the app id in the URL decides whose resource is meant',
    { claims: ['TJ-GEN-01'], needs: ['state', 'second-app'] },
    async (context) => {
      const alice = await putUser(context, context.pooled('alice'), { name: 'Alice of the first app' });
      const second = context.as(context.secondApp);
      expectNot200(await second.get(path`/users/${alice}`), 'of another app');
      expectStatus(await second.put(path`/users/${alice}`, { json: { name: 'Alice of the second app' } }), 200);
      expectEqual(
        (await context.api.get(path`/users/${alice}`)).at('/name'),
        'Alice of the first app',
        'the name in the first app',
      );
      expectEqual(
        (await second.get(path`/users/${alice}`)).at('/name'),
        'Alice of the second app',
        'the name in the second app',
      );
    },
  ),

  scenario(
    'a call over HTTPS is accepted, the same over plain HTTP is not',
    { claims: ['TJ-GEN-02'], needs: ['any-origin'] },
    async (context) => {
      const alice = path`/users/${context.pooled('alice')}`;
      expectStatus(await context.api.put(alice, { json: { name: 'Alice' }, origin: 'https://api.talkjs.com' }), 200);
      const plain = await context.api.put(alice, { json: { name: 'Mallory' }, origin: 'http://api.talkjs.com' });
      expectThat(plain.status >= 300, `${plain.request} over plain HTTP was answered ${String(plain.status)}`);
      const read = await context.api.get(alice, { origin: 'http://api.talkjs.com' });
      expectThat(read.status >= 300, `${read.request} over plain HTTP was answered ${String(read.status)}`);
      const stored = await context.api.get(alice, { origin: 'https://api.talkjs.com' });
      expectEqual(stored.at('/name'), 'Alice', 'the name after a write over plain HTTP');
    },
  ),

  scenario(
    'plain HTTP to a host that is not loopback is answered 400',
    { claims: ['ED-31'], needs: ['any-origin'] },
    async ({ api }) => {
      expectStatus(await api.get('/users', { origin: 'http://api.talkjs.com' }), 400);
      for (const origin of ['http://127.0.0.1', 'http://localhost', 'https://api.talkjs.com'])
        expectStatus(await api.get('/users', { origin }), 200);
    },
  ),

  scenario(
    'ids in a path are percent-encoded, and decoded by the service',
    { claims: ['TJ-GEN-10'], needs: ['state'] },
    async (context) => {
      for (const name of ['a b', 'a%20b', 'a&b=c?d#e', 'é+😀', 'a.b:c;d,e@f', '"quoted"']) {
        const id = await putUser(context, context.pooled(name), { name });
        const read = await context.api.get(path`/users/${id}`);
        expectStatus(read, 200);
        expectEqual([read.at('/id'), read.at('/name')], [id, name], 'the id and the name of the user');
      }
      const conversation = await putConversation(context, context.id('50% of 50?'), []);
      expectEqual(
        (await context.api.get(path`/conversations/${conversation}`)).at('/id'),
        conversation,
        'the id of the conversation',
      );
    },
  ),

  scenario('a query parameter that the API does not know is ignored', { claims: ['ED-32'] }, async (context) => {
    const conversation = await putConversation(context, context.id('order_391_fc'), []);
    for (const query of [{ limit: 50 }, { startingAfter: 'c_21' }, { startingAfter: 'c_21', limit: 10 }]) {
      expectStatus(await context.api.get(path`/conversations/${conversation}`, { query }), 200);
    }
    expectStatus(await context.api.get('/users', { query: { noSuchParameter: 'x' } }), 200);
  }),

  // A mock may not survive a malformed path, so the target has to be one that keeps state.
  scenario(
    'a path with malformed percent-encoding or a NUL is answered 400',
    { claims: ['ED-33'], needs: ['state'] },
    async (context) => {
      await putUser(context, context.pooled('alice'));
      for (const segment of ['%', '%zz', '%E0%A4%A', '%00', 'a%00b']) {
        expectStatus(await context.api.get(`/users/${segment}`), 400);
        expectStatus(await context.api.put(`/conversations/${segment}`, { json: {} }), 400);
      }
      expectStatus(await context.api.get(path`/users/${context.pooled('alice')}`), 200);
    },
  ),

  scenario(
    'a JSON body of more than one mebibyte is answered 400 and not stored',
    { claims: ['ED-34'], needs: ['state', 'bulk'] },
    async (context) => {
      const alice = await putUser(context, context.pooled('alice'), { welcomeMessage: 'short' });
      const bodyOf = (bytes: number): string => {
        const [start, end] = ['{"welcomeMessage":"', '"}'];
        return `${start}${'x'.repeat(bytes - start.length - end.length)}${end}`;
      };
      const write = (bytes: number): ReturnType<typeof context.api.put> =>
        context.api.put(path`/users/${alice}`, {
          body: bodyOf(bytes),
          headers: { 'content-type': 'application/json' },
        });
      expectStatus(await write(MEBIBYTE + 1), 400);
      expectEqual(
        (await context.api.get(path`/users/${alice}`)).at('/welcomeMessage'),
        'short',
        'the field after the refused write',
      );
      expectStatus(await write(MEBIBYTE), 200);
      expectStatus(await context.api.put(path`/users/${alice}`, { json: { welcomeMessage: null } }), 200);
    },
  ),
];
