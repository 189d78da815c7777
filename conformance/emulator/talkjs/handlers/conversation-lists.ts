import { badFields, noUser } from '../answers.js';
import type { Call, Handler } from '../exchange.js';
import { readConversations, type ListQuery } from '../list-conversations.js';
import { presentConversation, presentUserConversation } from '../present/conversation.js';
import { hasUnread, lastVisible } from '../state/members.js';
import { byVersion } from '../versions.js';

/** What a filter on the list of all conversations has nobody to look at. */
const OF_A_USER = ['access', 'hasUnreadMessages', 'isUnread'] as const;

/** The filter as the list of all conversations takes it. */
function filterOf(call: Call<'listConversations'>): ListQuery['filter'] {
  const { filter } = call.query;
  if (!filter || call.decide('filterOnAll') === 'ignore') return undefined;
  const needUser = OF_A_USER.filter((key) => filter[key] !== undefined);
  if (needUser.length === 0) return filter;
  call.lean('ED-08');
  throw badFields(call, { filter: needUser.map((key) => `${key} looks at a user, and this list belongs to none`) });
}

export const listConversations: Handler<'listConversations'> = (call) => {
  const { app, query, lean } = call;
  const { filter: unchecked, ...rest } = query;
  const filter = filterOf(call);
  const page = readConversations(
    {
      orders: app.conversations.all,
      find: (id) => app.conversations.get(id),
      conversationOf: (conversation) => conversation,
      lastOf: (conversation) => conversation.messages.timeline.newest(),
      accessOf: () => undefined,
      isUnread: () => undefined,
    },
    filter ? { ...rest, filter } : rest,
    call,
  );
  if (page.some(({ messages }) => messages.timeline.size === 0)) lean('TJ-CNV-30');
  return { data: page.map((conversation) => presentConversation(conversation, call)) };
};

export const listUserConversations: Handler<'listUserConversations'> = (call) => {
  const { app, path, query, version } = call;
  if (!app.users.get(path.userId)) {
    if (byVersion(version, 'conversationsOfUnknownUser') === 'refuse') throw noUser();
    return { data: [] };
  }
  const page = readConversations(
    {
      orders: app.conversations.of(path.userId),
      find: (id) => app.conversations.get(id)?.members.get(path.userId),
      conversationOf: (member) => member.conversation,
      lastOf: lastVisible,
      accessOf: (member) => (member.access === 'Left' ? 'None' : member.access),
      isUnread: hasUnread,
    },
    query,
    call,
  );
  return { data: page.map((member) => presentUserConversation(member, call)) };
};
