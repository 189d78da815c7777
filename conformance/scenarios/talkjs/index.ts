import { generalRequests } from './general/requests.js';
import { generalDecisions } from './general/decisions.js';
import { generalContentTypes } from './general/content-types.js';
import { generalStatuses } from './general/statuses.js';
import { generalEveryOperation } from './general/every-operation.js';
import { generalEveryStatus } from './general/every-status.js';
import { generalRateLimits } from './general/rate-limits.js';
import { generalRateLimitsOf2020 } from './general/rate-limits-of-2020.js';
import { generalVersions } from './general/versions.js';
import { credentialsAuthentication } from './credentials/authentication.js';
import { credentialsTokens } from './credentials/tokens.js';
import { credentialsPrinted } from './credentials/printed.js';
import { listsOrder } from './lists/order.js';
import { listsLimits } from './lists/limits.js';
import { listsPages } from './lists/pages.js';
import { listsShapes } from './lists/shapes.js';
import { usersWriting } from './users/writing.js';
import { usersFields } from './users/fields.js';
import { usersReaching } from './users/reaching.js';
import { usersBulk } from './users/bulk.js';
import { usersConversations } from './users/conversations.js';
import { usersChosenConversations } from './users/chosen-conversations.js';
import { usersConversationActivity } from './users/conversation-activity.js';
import { usersShapes } from './users/shapes.js';
import { conversationsWriting } from './conversations/writing.js';
import { conversationsObject } from './conversations/object.js';
import { conversationsParticipants } from './conversations/participants.js';
import { conversationsList } from './conversations/list.js';
import { conversationsFilters } from './conversations/filters.js';
import { conversationsBodies } from './conversations/bodies.js';
import { conversationsDecisions } from './conversations/decisions.js';
import { conversationsShapes } from './conversations/shapes.js';
import { participantsJoining } from './participants/joining.js';
import { participantsChanging } from './participants/changing.js';
import { participantsEmailAddress } from './participants/email-address.js';
import { messagesSending } from './messages/sending.js';
import { messagesKinds } from './messages/kinds.js';
import { messagesIdempotencyKeys } from './messages/idempotency-keys.js';
import { messagesReading } from './messages/reading.js';
import { messagesListing } from './messages/listing.js';
import { messagesObject } from './messages/object.js';
import { messagesReadBy } from './messages/read-by.js';
import { messagesEditing } from './messages/editing.js';
import { messagesDeleting } from './messages/deleting.js';
import { messagesDecisions } from './messages/decisions.js';
import { messagesPrinted } from './messages/printed.js';
import { messagesShapes } from './messages/shapes.js';
import { messagesEverywhere } from './messages/everywhere.js';
import { messagesStoredShapes } from './messages/stored-shapes.js';
import { reactionsEmoji } from './reactions/emoji.js';
import { filesUploading } from './files/uploading.js';
import { filesSending } from './files/sending.js';
import { filesShapes } from './files/shapes.js';
import { batchOperations } from './batch/operations.js';
import { batchPayloads } from './batch/payloads.js';
import { batchResults } from './batch/results.js';
import { batchShapes } from './batch/shapes.js';
import { importMessages } from './import/messages.js';
import { notificationsChannels } from './notifications/channels.js';
import { presenceOnline } from './presence/online.js';
import { webhooksDelivery } from './webhooks/delivery.js';
import { webhooksEvents } from './webhooks/events.js';
import { webhooksNotifications } from './webhooks/notifications.js';
import { webhooksDecisions } from './webhooks/decisions.js';
import { presenceSessions } from './presence/sessions.js';
import { messagesOnScreen } from './messages/on-screen.js';
import { appSettings } from './app/settings.js';
import { appThrowAwayProjects } from './app/throw-away-projects.js';
import { storiesGuide } from './stories/guide.js';
import { storiesChatting } from './stories/chatting.js';
import { storiesLists } from './stories/lists.js';
import { reactionsReacting } from './reactions/reacting.js';
import { importHistory } from './import/history.js';
import { notificationsRecipients } from './notifications/recipients.js';
import { appChanging } from './app/changing.js';
import type { TalkJSScenario } from './support/scenario.js';

/**
 * Every scenario of the TalkJS REST API. A resource has a folder, a subject of it a file, named by what the API
 * promises there: `shapes` are the inputs that an operation takes and those that it does not, `decisions` is what no
 * source settles, `printed` is what the pages print. `support` holds no scenario.
 */
export const talkjsScenarios: readonly TalkJSScenario[] = [
  ...generalRequests,
  ...generalContentTypes,
  ...generalStatuses,
  ...generalEveryOperation,
  ...generalEveryStatus,
  ...generalRateLimits,
  ...generalRateLimitsOf2020,
  ...generalVersions,
  ...generalDecisions,
  ...credentialsAuthentication,
  ...credentialsTokens,
  ...credentialsPrinted,
  ...listsOrder,
  ...listsLimits,
  ...listsPages,
  ...listsShapes,
  ...usersWriting,
  ...usersFields,
  ...usersReaching,
  ...usersBulk,
  ...usersConversations,
  ...usersChosenConversations,
  ...usersConversationActivity,
  ...usersShapes,
  ...conversationsWriting,
  ...conversationsObject,
  ...conversationsParticipants,
  ...conversationsList,
  ...conversationsFilters,
  ...conversationsDecisions,
  ...conversationsBodies,
  ...conversationsShapes,
  ...participantsJoining,
  ...participantsChanging,
  ...participantsEmailAddress,
  ...messagesSending,
  ...messagesKinds,
  ...messagesIdempotencyKeys,
  ...messagesReading,
  ...messagesListing,
  ...messagesObject,
  ...messagesReadBy,
  ...messagesEditing,
  ...messagesDeleting,
  ...messagesDecisions,
  ...messagesPrinted,
  ...messagesShapes,
  ...messagesStoredShapes,
  ...messagesEverywhere,
  ...reactionsEmoji,
  ...filesUploading,
  ...filesSending,
  ...filesShapes,
  ...batchOperations,
  ...batchPayloads,
  ...batchResults,
  ...batchShapes,
  ...importMessages,
  ...notificationsChannels,
  ...presenceOnline,
  ...presenceSessions,
  ...messagesOnScreen,
  ...webhooksDelivery,
  ...webhooksEvents,
  ...webhooksNotifications,
  ...webhooksDecisions,
  ...appSettings,
  ...appThrowAwayProjects,
  ...storiesGuide,
  ...storiesChatting,
  ...storiesLists,
  ...reactionsReacting,
  ...importHistory,
  ...notificationsRecipients,
  ...appChanging,
];
