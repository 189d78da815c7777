import { authentication } from './credentials/authentication.js';
import { batches } from './batch/requests.js';
import { contentTypes } from './general/content-types.js';
import { conversations } from './conversations/writing.js';
import { conversationsList } from './conversations/list.js';
import { conversationsObject } from './conversations/object.js';
import { conversationsParticipants } from './conversations/participants.js';
import { decisionsConversations } from './conversations/decisions.js';
import { decisionsMessages } from './messages/decisions.js';
import { files } from './files/uploading.js';
import { filesSending } from './files/sending.js';
import { filters } from './conversations/filters.js';
import { general } from './general/requests.js';
import { idempotencyKeys } from './messages/idempotency-keys.js';
import { listingLimits } from './lists/limits.js';
import { listingOrder } from './lists/order.js';
import { listingPages } from './lists/pages.js';
import { messagesDeleting } from './messages/deleting.js';
import { messagesEditing } from './messages/editing.js';
import { messagesKinds } from './messages/kinds.js';
import { messagesObject } from './messages/object.js';
import { messagesReadBy } from './messages/read-by.js';
import { messagesReading } from './messages/reading.js';
import { messagesSending } from './messages/sending.js';
import { participants } from './participants/joining.js';
import { rateLimits, rateLimitsOf2020 } from './general/rate-limits.js';
import type { TalkJSScenario } from './support/scenario.js';
import { seedCredentials } from './credentials/printed.js';
import { seedGuide } from './stories/guide.js';
import { seedMessages } from './messages/printed.js';
import { shapes } from './shapes-all.js';
import { statuses } from './general/statuses.js';
import { stories } from './stories/chatting.js';
import { storiesLists } from './stories/lists.js';
import { tokens } from './credentials/tokens.js';
import { userConversations } from './users/conversations.js';
import { activity, userConversationsChosen } from './users/chosen-conversations.js';
import { users } from './users/writing.js';
import { usersBulk } from './users/bulk.js';
import { usersFields } from './users/fields.js';
import { versions } from './general/versions.js';

/** Every scenario of the TalkJS REST API, a file per resource. */
export const talkjsScenarios: readonly TalkJSScenario[] = [
  ...general,
  ...contentTypes,
  ...statuses,
  ...authentication,
  ...tokens,
  ...rateLimits,
  ...rateLimitsOf2020,
  ...listingOrder,
  ...listingLimits,
  ...listingPages,
  ...versions,
  ...users,
  ...usersFields,
  ...usersBulk,
  ...userConversations,
  ...userConversationsChosen,
  ...activity,
  ...conversations,
  ...conversationsObject,
  ...conversationsParticipants,
  ...conversationsList,
  ...filters,
  ...participants,
  ...messagesSending,
  ...messagesKinds,
  ...idempotencyKeys,
  ...messagesReading,
  ...messagesObject,
  ...messagesReadBy,
  ...messagesEditing,
  ...messagesDeleting,
  ...files,
  ...filesSending,
  ...batches,
  ...decisionsConversations,
  ...decisionsMessages,
  ...shapes,
  ...stories,
  ...storiesLists,
  ...seedCredentials,
  ...seedGuide,
  ...seedMessages,
];
