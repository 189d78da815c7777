import type { TalkJSDecisions } from '../../../conformance/emulator/talkjs/decisions.js';
import type { Answer, TestApp } from '../../emulator/talkjs.js';

type ChoiceOf<Name extends keyof TalkJSDecisions> = TalkJSDecisions[Name]['choices'][number];

/** The decisions that have alternatives. */
type Turnable = {
  [Name in keyof TalkJSDecisions]: 'assumed' extends ChoiceOf<Name> ? never : Name;
}[keyof TalkJSDecisions];

/** What is done to an app whose decision is turned, and what is to be seen then, by choice. */
export interface Story<Choice extends string> {
  readonly tell: (app: TestApp) => Promise<unknown>;
  readonly expected: Readonly<Record<Choice, unknown>>;
}

/** A story for each decision: one that is missing does not compile. */
export type Stories = { readonly [Name in Turnable]: Story<ChoiceOf<Name>> };

/** Makes users and a conversation `chat` in which they take part. */
export async function openChat(app: TestApp, ...users: string[]): Promise<void> {
  await app.send('PUT', '/users', { body: Object.fromEntries(users.map((id) => [id, { name: id }])) });
  await app.send('PUT', '/conversations/chat', { body: { participants: users } });
}

export const say = (sender: string, text = 'Hi', more: object = {}): object => ({
  type: 'UserMessage',
  sender,
  text,
  ...more,
});

export const post = (app: TestApp, ...messages: object[]): Promise<Answer> =>
  app.send('POST', '/conversations/chat/messages', { body: messages });

/** The texts of the messages, newest first. */
export const texts = async (app: TestApp): Promise<(string | null)[]> =>
  ((await app.send('GET', '/conversations/chat/messages')).body as { data: { text: string | null }[] }).data.map(
    ({ text }) => text,
  );

export const idsOf = (answer: Answer): string[] =>
  (answer.body as { data: { id: string }[] }).data.map(({ id }) => id);

/** One field of the body of an answer. */
export const field = async (answer: Promise<Answer>, name: string): Promise<unknown> =>
  ((await answer).body as Record<string, unknown>)[name];

export const status = async (answer: Promise<Answer>): Promise<number> => (await answer).status;
