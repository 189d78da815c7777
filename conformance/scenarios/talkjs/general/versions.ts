import { expectEqual, expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { idsOf } from '../support/lists.js';
import { expectNot200 } from '../support/refusals.js';
import { aMomentLater, putConversation, putUser, sendText, type Context } from '../support/setup.js';
import { scenario } from '../support/scenario.js';

const version = (date: string): { headers: Record<string, string> } => ({ headers: { 'TalkJS-REST-Version': date } });

/** Two conversations of one user; a message in the older one makes it the one with the later activity. */
async function olderOneActive(
  context: Context,
): Promise<{ user: string; older: string; newer: string; lists: string[] }> {
  const user = await putUser(context, context.pooled('collector'));
  const older = await putConversation(context, context.id('older'), [user]);
  await aMomentLater(context);
  const newer = await putConversation(context, context.id('newer'), [user]);
  await aMomentLater(context);
  await sendText(context, newer, user);
  await aMomentLater(context);
  await sendText(context, older, user);
  return { user, older, newer, lists: ['/conversations', path`/users/${user}/conversations`] };
}

/** Which of these ids a list holds, in its order. */
async function ownOf(
  context: Context,
  list: string,
  ids: readonly string[],
  date: string,
  query: Record<string, string> = {},
): Promise<string[]> {
  return (await idsOf(context.api.get(list, { ...version(date), query: { limit: 20, ...query } }))).filter((id) =>
    ids.includes(id),
  );
}

/** A conversation that a user has left by the rules of a version, and what happened in it afterwards. */
async function leave(context: Context, date: string): Promise<{ list: string; conversation: string; seen: string }> {
  const user = await putUser(context, context.pooled('leaver'));
  const other = await putUser(context, context.pooled('sebastian'));
  const conversation = await putConversation(context, context.id('left'), [user, other]);
  const seen = await sendText(context, conversation, other, 'Before you go');
  const json = version(date);
  expectStatus(
    await context.api.delete(path`/conversations/${conversation}/participants/${user}`, {
      headers: { ...json.headers, 'content-type': 'application/json' },
    }),
    200,
  );
  await aMomentLater(context);
  await sendText(context, conversation, other, 'Now you are gone');
  return { list: path`/users/${user}/conversations`, conversation, seen };
}

export const generalVersions = [
  scenario(
    'the version header chooses the version of one request, ahead of the default of the app',
    { claims: ['TJ-VER-01', 'TJ-VER-02'], needs: ['state'] },
    async ({ api, id }) => {
      const list = path`/users/${id('nobody')}/conversations`;
      // The answers differ by version, so one of them is not that of the app's default, whatever it is.
      for (const date of ['2021-07-30', '2021-01-01']) {
        expectNot200(await api.get(list, version('2024-01-01')), 'in version 2024-01-01');
        expectStatus(await api.get(list, version(date)), 200);
      }
    },
  ),

  // The second app was made for the run, so nobody has set a default version for it.
  scenario(
    'without the header and without a default of the app the newest version applies',
    { claims: ['TJ-VER-03'], needs: ['state', 'second-app'] },
    async (context) => {
      const api = context.as(context.secondApp);
      const list = path`/users/${context.id('nobody')}/conversations`;
      expectNot200(await api.get(list), 'in no version');
      expectStatus(await api.get(list, version('2021-01-01')), 200);
      expectNot200(await api.get(list), 'in no version, after a request in one');
    },
  ),

  scenario(
    'before version 2021-02-09 conversations are ordered by createdAt, and nothing changes that',
    { claims: ['TJ-VER-06'], needs: ['state'] },
    async (context) => {
      const { older, newer, lists } = await olderOneActive(context);
      for (const list of lists) {
        expectEqual(
          await ownOf(context, list, [older, newer], '2021-01-01'),
          [newer, older],
          `the conversations at ${list}`,
        );
        for (const query of [{ orderBy: 'lastActivity' }, { orderDirection: 'ASC' }]) {
          const asked = await context.api.get(list, { ...version('2021-01-01'), query: { limit: 20, ...query } });
          if (asked.status !== 200) continue;
          expectEqual(
            (await idsOf(asked)).filter((id) => [older, newer].includes(id)),
            [newer, older],
            `the conversations at ${list} with ${JSON.stringify(query)}`,
          );
        }
      }
    },
  ),

  scenario(
    'from version 2021-02-09 on conversations are ordered by last activity, latest first',
    { claims: ['TJ-VER-07'], needs: ['state'] },
    async (context) => {
      const { older, newer, lists } = await olderOneActive(context);
      for (const list of lists) {
        for (const date of ['2021-02-09', '2021-07-30', '2024-01-01']) {
          expectEqual(
            await ownOf(context, list, [older, newer], date),
            [older, newer],
            `the conversations at ${list} in version ${date}`,
          );
        }
      }
    },
  ),

  scenario(
    'from version 2021-07-30 on a conversation that a user left is off their list',
    { claims: ['TJ-VER-08'], needs: ['state'] },
    async (context) => {
      const { list, conversation } = await leave(context, '2021-07-30');
      for (const date of ['2021-07-30', '2024-01-01']) {
        expectEqual(
          await ownOf(context, list, [conversation], date),
          [],
          `the conversation that was left, in version ${date}`,
        );
      }
    },
  ),

  scenario(
    'before version 2021-07-30 a conversation that a user left stays on their list, without new messages',
    { claims: ['TJ-VER-09'], needs: ['state'] },
    async (context) => {
      const { list, conversation, seen } = await leave(context, '2021-02-09');
      const page = await context.api.get(list, { ...version('2021-02-09'), query: { limit: 20 } });
      expectStatus(page, 200);
      const index = page.strings('/data', 'id').indexOf(conversation);
      expectThat(index !== -1, 'the conversation that was left is not on the list');
      expectEqual(
        page.at(`/data/${String(index)}/lastMessage/id`),
        seen,
        'the last message that the user who left can see',
      );
    },
  ),

  scenario(
    'from version 2024-01-01 on the conversations of a user who does not exist are answered 404',
    { claims: ['TJ-VER-10'], needs: ['state'] },
    async ({ api, id }) => {
      expectStatus(await api.get(path`/users/${id('nobody')}/conversations`, version('2024-01-01')), 404);
    },
  ),

  scenario(
    'before version 2024-01-01 the conversations of a user who does not exist are answered 200',
    { claims: ['TJ-VER-11'], needs: ['state'] },
    async ({ api, id }) => {
      for (const date of ['2021-01-01', '2021-02-09', '2021-07-30']) {
        expectStatus(await api.get(path`/users/${id('nobody')}/conversations`, version(date)), 200);
      }
    },
  ),

  scenario('each documented version is accepted', { claims: ['TJ-VER-01'] }, async (context) => {
    const alice = path`/users/${context.pooled('alice')}`;
    for (const date of ['2021-01-01', '2021-02-09', '2021-07-30', '2024-01-01']) {
      expectStatus(await context.api.put(alice, { json: { name: 'Alice' }, ...version(date) }), 200);
      expectStatus(await context.api.get('/users', version(date)), 200);
    }
  }),

  scenario('a version that does not exist is answered 400', { claims: ['ED-09'] }, async ({ api }) => {
    for (const date of ['2020-12-15', '2021-01-02', 'latest', '1'])
      expectStatus(await api.get('/users', version(date)), 400);
  }),
];
