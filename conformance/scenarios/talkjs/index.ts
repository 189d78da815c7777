import { authentication } from './authentication.js';
import { batches } from './batch.js';
import { contentTypes } from './content-types.js';
import { conversations } from './conversations.js';
import { conversationsList } from './conversations-list.js';
import { conversationsObject } from './conversations-object.js';
import { conversationsParticipants } from './conversations-participants.js';
import { decisionsConversations } from './decisions-conversations.js';
import { decisionsMessages } from './decisions-messages.js';
import { files } from './files.js';
import { filesSending } from './files-sending.js';
import { filters } from './filters.js';
import { general } from './general.js';
import { idempotencyKeys } from './idempotency-keys.js';
import { listingLimits } from './listing-limits.js';
import { listingOrder } from './listing-order.js';
import { listingPages } from './listing-pages.js';
import { messagesDeleting } from './messages-deleting.js';
import { messagesEditing } from './messages-editing.js';
import { messagesKinds } from './messages-kinds.js';
import { messagesObject } from './messages-object.js';
import { messagesReadBy } from './messages-read-by.js';
import { messagesReading } from './messages-reading.js';
import { messagesSending } from './messages-sending.js';
import { participants } from './participants.js';
import { rateLimits, rateLimitsOf2020 } from './rate-limits.js';
import type { TalkJSScenario } from './scenario.js';
import { seedCredentials } from './seed-credentials.js';
import { seedGuide } from './seed-documents.js';
import { seedMessages } from './seed-messages.js';
import { shapes } from './shapes-all.js';
import { statuses } from './statuses.js';
import { stories } from './stories.js';
import { storiesLists } from './stories-lists.js';
import { tokens } from './tokens.js';
import { userConversations } from './user-conversations.js';
import { activity, userConversationsChosen } from './user-conversations-chosen.js';
import { users } from './users.js';
import { usersBulk } from './users-bulk.js';
import { usersFields } from './users-fields.js';
import { versions } from './versions.js';

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
