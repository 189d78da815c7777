import { Refusal } from '../../core/refusal.js';
import type { Call, Handler } from '../exchange.js';
import { readConversations, type ListQuery } from '../list-conversations.js';
import { presentConversation, presentUserConversation } from '../present/conversation.js';
import { hasUnread, lastVisible } from '../state/members.js';

/** What a filter on the list of all conversations has nobody to look at. */
const OF_A_USER = ['access', 'hasUnreadMessages', 'isUnread'] as const;

/** The filter as the list of all conversations takes it. */
function filterOf({ query, use }: Call<'listConversations'>): Pick<ListQuery, 'filter'> {
  const { filter } = query;
  if (!filter) return {};
  const needUser = OF_A_USER.filter((key) => filter[key] !== undefined);
  if (needUser.length > 0) throw new Refusal(use('filterNeedsUser')(needUser));
  return { filter: use('filterOnAllConversations')(filter) };
}

export const listConversations: Handler<'listConversations'> = (call) => {
  const { app, query, use } = call;
  const page = readConversations(
    {
      orders: app.conversations.all,
      has: (conversation) => conversation.messages.timeline.size > 0 || use('showsEmptyConversation')(),
      find: (id) => app.conversations.get(id),
      facts: (conversation) => ({
        conversation,
        last: conversation.messages.timeline.newest(),
        access: undefined,
        isUnread: undefined,
      }),
    },
    { ...query, ...filterOf(call) },
    use,
  );
  return { data: page.map((conversation) => presentConversation(conversation, call)) };
};

export const listUserConversations: Handler<'listUserConversations'> = (call) => {
  const { app, path, query, use } = call;
  if (!app.users.get(path.userId)) {
    const refusal = use('conversationsOfUnknownUser')();
    if (refusal) throw new Refusal(refusal);
    return { data: [] };
  }
  const page = readConversations(
    {
      orders: app.conversations.of(path.userId),
      find: (id) => app.conversations.get(id)?.members.get(path.userId),
      facts: (member) => ({
        conversation: member.conversation,
        last: lastVisible(member),
        access: member.access === 'Left' ? 'None' : member.access,
        isUnread: hasUnread(member),
      }),
    },
    query,
    use,
  );
  return { data: page.map((member) => presentUserConversation(member, call)) };
};
