import { decision, guess, type Choices, type Decisions } from '../core/decisions.js';

const STATUS = 'The documented statuses leave no other answer.';
const RELIED_ON = 'Client code that ran against the service relies on it.';

const ofRequests = {
  unknownApp: decision(['ED-02', 'TJ-AUTH-16'], ['not-found', 'unauthorized'], 'What an unknown app id is answered.'),
  unknownAppAnswer: decision('TJ-ERR-11', ['text', 'json'], 'The form of the 404 of an unknown app id.'),
  unknownRoute: guess('TJ-ERR-09', 'An unknown route is answered 404 with the text "Not found".', STATUS),
  undeclaredMethod: decision(
    ['ED-03', 'TJ-ERR-10'],
    ['not-found', 'method-not-allowed'],
    'A method that a path does not have.',
  ),
  trailingSlash: decision('ED-37', ['accept', 'refuse'], 'A slash at the end of a path.'),
  headRequest: decision('ED-46', ['like-get', 'not-found'], 'HEAD on a path that has GET.'),
  optionsRequest: decision('ED-45', ['not-found', 'no-content'], 'OPTIONS, as browsers send it.'),
  plainHttp: decision('ED-31', ['refuse', 'redirect'], 'A URL that begins with http: and is not on loopback.'),
  malformedPath: decision('ED-33', ['refuse', 'not-found'], 'Malformed percent-encoding or a NUL in a path.'),
  userToken: decision('ED-01', ['refuse', 'accept'], 'A token of a user, signed with the key of the app.'),
  tokenUsedAgain: guess(
    'ED-35',
    'An app token serves more than one request.',
    'It is accepted until it expires (TJ-AUTH-20); two that are signed within a second are the same.',
  ),
  contentType: guess('ED-04', 'A body that is not sent as application/json is answered 400.', STATUS),
  malformedJson: guess('ED-05', 'A body that is no JSON is answered 400.', STATUS),
  bodySize: guess(
    'ED-34',
    'JSON up to 1 MiB, uploads up to 50 MB.',
    'The limits are our own and keep a test server alive.',
  ),
  reasons: decision('TJ-ERR-07', ['by-field', 'list'], 'How the body of a 400 explains what is wrong.'),
  unknownVersion: decision('ED-09', ['refuse', 'newest'], 'A TalkJS-REST-Version that does not exist.'),
  unknownField: decision('ED-13', ['ignore', 'refuse'], 'A field of a body that is not documented.'),
  unknownParameter: decision('ED-32', ['ignore', 'refuse'], 'A query parameter that is not documented.'),
  idInBody: decision('ED-44', ['ignore', 'refuse'], 'An id in a body that is not that of the path.'),
  writeAnswer: decision('ED-22', ['empty', 'object'], 'What a PUT or PATCH that succeeds answers.'),
  presenceNull: decision('ED-40', ['absent', 'refuse'], 'A presence filter that is null.'),
} satisfies Decisions;

const ofUsers = {
  userAnswer: decision('TJ-USR-18', ['empty', 'object'], 'What a PUT of a user answers.'),
  userWithoutName: decision('ED-12', ['refuse', 'not-found'], 'A PUT of an unknown user without a name.'),
  emailAsText: decision('ED-38', ['refuse', 'accept'], 'An e-mail address or phone number as one text, no list.'),
  headerPhotoUrl: guess('TJ-USR-36', 'headerPhotoUrl of a user is taken and not kept.', 'No newer page shows it.'),
  photoUrl: decision('TJ-USR-11', ['any-text', 'url'], 'A photoUrl that is no URL.'),
  unsetAvailability: decision('TJ-USR-21', ['null', 'empty'], 'availabilityText before anybody sets it.'),
  customValue: decision('ED-10', ['refuse', 'to-text'], 'A number or boolean in custom data.'),
  customUpdate: decision('TJ-USR-23', ['merge', 'replace'], 'What an update does with the custom keys it leaves out.'),
  customNull: decision('ED-11', ['remove', 'refuse'], 'A null in custom data.'),
} satisfies Decisions;

const ofConversations = {
  participantsNull: decision('ED-39', ['absent', 'refuse'], 'participants: null in a conversation.'),
  unknownParticipant: decision('ED-14', ['refuse', 'skip'], 'A participant of a new conversation who is no user.'),
  newcomer: guess('TJ-CNV-13', 'A new participant has ReadWrite and notify true.', 'They are the defaults of PUT.'),
  participantWithoutBody: decision('TJ-PRT-04', ['defaults', 'refuse'], 'PUT of a participant without a body.'),
  participantPatched: guess('TJ-PRT-12', 'A PATCH of a participant shows in the next GET.', RELIED_ON),
  removalOfNobody: decision('ED-20', ['accept', 'refuse'], 'DELETE of somebody who does not take part.'),
  updateOfNobody: decision('ED-21', ['not-found', 'bad-request'], 'PATCH of somebody who does not take part.'),
  participationDetails: decision(
    'TJ-CNV-23',
    ['show', 'hide'],
    'joinedAt and readUntil of participants, everyoneReadUntil.',
  ),
  newTopic: decision('TJ-CNV-20', ['null', 'text'], 'topicId of a new conversation.'),
  unknownConversation: guess('ED-18', 'What belongs to an unknown conversation is answered 404.', STATUS),
  deletionOfNothing: decision('ED-19', ['refuse', 'accept'], 'DELETE of a message or conversation that is not there.'),
  deletedIdAgain: decision('ED-25', ['new', 'refuse'], 'PUT under the id of a deleted conversation.'),
  deletedFromLists: guess('TJ-CNV-27', 'A deleted conversation is in no list.', RELIED_ON),
} satisfies Decisions;

const ofLists = {
  overRangeLimit: decision('ED-06', ['refuse', 'clamp', 'honour'], 'A limit outside the documented range.'),
  unknownCursor: decision('ED-07', ['refuse', 'not-found', 'first-page'], 'A startingAfter that names nothing.'),
  badListArgument: decision('ED-08', ['refuse', 'ignore'], 'An order, filter or timestamp that is none.'),
  lastPage: guess('TJ-LST-10', 'A page shorter than its limit is the last.', RELIED_ON),
  equalTimes: guess('ED-27', 'Of equal times the later insertion counts as newer.', 'Any fixed order serves.'),
  emptyMessageList: guess('TJ-GET-14', 'A conversation without messages lists none.', RELIED_ON),
  chosenOrder: guess('TJ-UCV-06', 'orderBy and orderDirection are spelled so.', 'One spelling is all that is seen.'),
  joiningIsActivity: decision(
    'ED-26',
    ['yes', 'no'],
    'Whether joining moves a conversation up in the list of a user.',
  ),
  timeBounds: decision('ED-28', ['exclusive', 'inclusive'], 'lastMessageAfter, lastMessageBefore and offsetTs.'),
  emptyConversation: guess(
    'TJ-CNV-30',
    'The list of all conversations has those without messages.',
    'It lists every conversation (TJ-CNV-29).',
  ),
  filterOnAll: decision('TJ-CNV-33', ['apply', 'ignore'], 'A filter on the list of all conversations.'),
  filterKeys: decision('TJ-FLT-06', ['all', 'any'], 'Which keys of a filter have to hold.'),
} satisfies Decisions;

const ofMessages = {
  readOnlySender: decision('ED-36', ['send', 'refuse'], 'A participant with access Read sends a message.'),
  emptySend: decision('ED-15', ['refuse', 'accept'], 'A send of no messages.'),
  badMessage: decision('ED-16', ['none-sent', 'earlier-sent'], 'A send in which one message cannot be sent.'),
  badMessageReasons: decision('ED-43', ['by-number', 'by-field'], 'How the 400 of a send explains itself.'),
  timesOfOneSend: decision('ED-42', ['increasing', 'equal'], 'createdAt of the messages of one send.'),
  repeatedKey: guess('ED-17', 'A repeated key is answered with the id of the first.', 'A retry has to succeed.'),
  ownReply: decision('ED-41', ['reads', 'leaves-unread'], 'Whether sending reads the conversation for the sender.'),
  sendIsActivity: guess(
    'TJ-MSG-19',
    'A message moves its conversation up.',
    'Lists go by last activity (TJ-VER-07), and nothing else is known to be one.',
  ),
  restOrigin: decision('TJ-MSG-20', ['rest', 'web'], 'The origin of a message that was sent over REST.'),
  unsetFields: guess(
    'TJ-MSG-22',
    'What a message lacks is null or empty.',
    'The documented type leaves no other way.',
  ),
  unknownFile: guess('ED-23', 'An attachment token that names no upload is answered 400.', STATUS),
  fileAgain: decision('ED-24', ['accept', 'refuse'], 'An attachment token in a second message.'),
} satisfies Decisions;

const ofImports = {
  reactionsOfMessage: decision('ED-64', ['users', 'count'], 'What stands at an emoji in the reactions of a message.'),
  reactionList: decision('ED-65', ['envelope', 'array'], 'How the reactions with an emoji are listed.'),
  reactionOfStranger: decision('ED-66', ['refuse', 'accept'], 'A reaction of somebody who does not take part.'),
  reactionRemoved: guess('TJ-RCT-02', 'DELETE takes a reaction away.', 'It is what the method says.'),
  reactionAgain: guess('TJ-RCT-03', 'A reaction is there once, and may be taken back twice.', RELIED_ON),
  importedTime: guess('TJ-IMP-07', 'An imported message keeps its time, and says where it is from.', RELIED_ON),
  importedAtOnce: guess('TJ-IMP-09', 'An import takes up to 1,000 messages.', RELIED_ON),
  importedReadBy: decision('ED-67', ['reads', 'ignore'], 'What the readBy of an imported message does.'),
  importedUntimed: guess('ED-68', 'An imported message without a time is said now.', 'It has to have a time.'),
} satisfies Decisions;

const ofProjects = {
  supportedLocale: guess('ED-69', 'Every IETF language tag is supported.', 'The list of them is not published.'),
  themesCall: guess(
    'TJ-APP-06',
    'PUT /themes changes themes.',
    'The documentation has the call; only this path fits.',
  ),
  themeDeleted: guess('TJ-APP-07', 'null in place of a theme deletes it.', 'The heading says that the call deletes.'),
  unknownRecipient: decision('ED-70', ['refuse', 'ignore'], 'A notification of somebody who does not take part.'),
} satisfies Decisions;

const ofBatches = {
  repeatedNumber: decision('ED-29', ['refuse', 'accept'], 'A sequence number twice in a batch.'),
  resultOrder: decision('ED-71', ['as-run', 'as-given'], 'The order of the results of a batch.'),
  nestedBatch: decision('ED-30', ['not-found', 'run'], 'A batch inside a batch.'),
  failedOperation: decision('TJ-BAT-10', ['alone', 'with-the-batch'], 'What fails with an operation of a batch.'),
} satisfies Decisions;

const ofWebhooks = {
  unansweredWebhook: decision(
    'ED-60',
    ['retry', 'give-up'],
    'A webhook that no receiver answers in time, or whose receiver is not there.',
  ),
  webhookData: guess(
    'ED-61',
    'What webhooks carry has the form of the REST answers.',
    'The keys are documented or seen; nothing shows another form under them.',
  ),
  notificationTime: guess(
    'ED-62',
    'A notification is triggered and sent at once, of each message and with each address.',
    'How long the service waits and what it joins into one is nowhere said.',
  ),
  readOverRest: decision('ED-63', ['silent', 'fires'], 'Whether a readUntil set over REST fires message.read.'),
} satisfies Decisions;

/** What no source settles about the TalkJS REST API; the first choice is the default. */
export const decisions = {
  ...ofRequests,
  ...ofUsers,
  ...ofConversations,
  ...ofLists,
  ...ofMessages,
  ...ofImports,
  ...ofProjects,
  ...ofBatches,
  ...ofWebhooks,
};

export type TalkJSDecisions = typeof decisions;

/** What of it a user turns. */
export type TalkJSChoices = Partial<Choices<TalkJSDecisions>>;
