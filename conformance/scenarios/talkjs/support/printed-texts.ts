// Examples of the documentation, as the pages print them: with their line numbers, a masked address and lost lines.

/** S000, and the two headers of S001: with a token, and in the legacy form. */
export const HEADERS = {
  page2020: 'Authorization: Bearer YOUR_SECRET_KEY',
  token: 'Authorization: Bearer <YOUR_TOKEN>',
  legacy: 'Authorization: Bearer sk_live...',
} as const;

/** S001: how a token is made. The last line of the call is lost. */
export const TOKEN_CODE = [
  '1// Uses `jsonwebtoken`:',
  "2import jwt from 'jsonwebtoken';",
  "4const encoded_jwt = jwt.sign({ tokenType: 'app' }, '<SECRET_KEY>', {",
  "5 issuer: '<APP_ID>',",
  "6 expiresIn: '30s',",
].join('\n');

/** S003: the three calls of the guide, each on one line there. */
export const CURL = {
  user: [
    String.raw`1curl https://api.talkjs.com/v1/YOUR_APP_ID/users/12081 \2-H "Content-Type: application/json" `,
    String.raw`\3-H "Authorization: Bearer YOUR_SECRET_KEY" \4-X PUT \5-d `,
    String.raw`'{ "name":"Alice", "email": ["[email protected]"], `,
    String.raw`"photoUrl": "https://yoursite.com/userpictures/12081.png", `,
    String.raw`"welcomeMessage": "Hey there! :-)", "role": "buyer" }'`,
  ].join(''),
  conversation: [
    String.raw`1curl https://api.talkjs.com/v1/YOUR_APP_ID/conversations/order_391_fc `,
    String.raw`\2-H "Content-Type: application/json" `,
    String.raw`\3-H "Authorization: Bearer YOUR_SECRET_KEY" \4-X PUT \5-d `,
    String.raw`'{ "participants": ["12081", "8029"], "subject": "What a lovely day!", `,
    String.raw`"custom": { "category": "order_inquiry" } }'`,
  ].join(''),
  message: [
    String.raw`1curl https://api.talkjs.com/v1/YOUR_APP_ID/conversations/order_391_fc/messages `,
    String.raw`\2-H "Content-Type: application/json" `,
    String.raw`\3-H "Authorization: Bearer YOUR_SECRET_KEY" \4-X POST \5-d `,
    String.raw`'[{ "text": "Hello Alice!", "sender": "8029", "type": "UserMessage" }]'`,
  ].join(''),
} as const;

/** S004: methods, glued to the path that they belong to. */
export const ENDPOINTS = {
  messages: 'GETPOST/v1/{appId}/conversations/{conversationId}/messages',
  send: 'POST/v1/{appId}/conversations/{conversationId}/messages',
  single: 'GET/v1/{appId}/conversations/{conversationId}/messages/{messageId}',
  edit: 'PUT/v1/{appId}/conversations/{conversationId}/messages/{messageId}',
  deleteOne: 'DELETE/v1/{appId}/conversations/{conversationId}/messages/{messageId}',
  upload: 'POST/v1/{appId}/files',
  list: 'GET/v1/{appId}/conversations/{conversationId}/messages',
  deleteAll: 'DELETE/v1/{appId}/conversations/{conversationId}/messages',
} as const;

/** S004: the forms of what is sent. */
export const FORMS = {
  userMessage: String.raw`1[
2 {
3 text: string
4 sender: string
5 type: "UserMessage"
6 referencedMessageId?: string
7 custom?: { [key: string]: string }
8 idempotencyKey?: string
9 },
10 ...
11]`,
  systemMessage: String.raw`1[
2 {
3 text: string
4 type: "SystemMessage"
5 custom?: { [key: string]: string }
6 idempotencyKey?: string
7 },
8 ...
9]`,
  userFile: String.raw`1[
2 {
3 attachmentToken: string,
4 sender: string,
5 type: 'UserMessage',
6 },
7];`,
  systemFile: String.raw`1[
2 {
3 attachmentToken: string,
4 type: 'SystemMessage',
5 }
6]`,
  edit: String.raw`1{
2 custom?: { [key: string]: string },
3 text?: string,
4 markEdited?: boolean
5}`,
} as const;

/** S004: the forms of what is answered. */
export const ANSWERS = {
  sent: String.raw`1[
2 {"id": "msg_abcdefghijklm"},
3 {"id": "msg_nopqrstuvwxyz"},
4 ...
5]`,
  message: String.raw`6type Message = {
7 attachment: { url: string; size: number, dimensions?: {width: number height: number } } | null,
8 conversationId: string,
9 createdAt: UnixMilliseconds,
10 editedAt: UnixMilliseconds | null,
11 custom: { [name: string]: string },
12 id: MessageId,
13 location: [number, number] | null,
14 origin: "web" | "rest" | "email" | "import",
15 readBy: UserId[],
16 senderId: UserId,
17 text: string,
18 type: "UserMessage" | "SystemMessage"
19 referencedMessageId: string | null
20}`,
  uploaded: String.raw`1{
2 "attachmentToken": "L0oQOg5DVENGFVQZABpOQVNRCxs...EFFbHxhiXVEYUBw"
3}`,
} as const;

/** S004: the examples of a list, on the path of the conversation itself. */
export const LIST_CALLS = String.raw`1GET https://api.talkjs.com/v1/{appId}/conversations/{conversationId}
2GET https://api.talkjs.com/v1/{appId}/conversations/{conversationId}?limit=50
3GET https://api.talkjs.com/v1/{appId}/conversations/{conversationId}?startingAfter=c_21
4GET https://api.talkjs.com/v1/{appId}/conversations/{conversationId}?startingAfter=c_21&limit=10`;
