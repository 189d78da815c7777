import type { TalkableDecisions } from '../../../conformance/emulator/talkable/decisions.js';
import type { Answer, Options, TestSite } from '../../emulator/talkable.js';

/** What shows a decision: the same things happen under every choice, and something else is seen. */
export interface Story<Choice extends string> {
  readonly options?: Options;
  tell(site: TestSite): Promise<unknown>;
  /** What is seen under each choice. */
  readonly seen: Readonly<Record<Choice, unknown>>;
}

type ChoiceOf<Name extends keyof TalkableDecisions> = TalkableDecisions[Name]['choices'][number];

/** A story for every decision that has alternatives. */
export type Stories = {
  readonly [Name in keyof TalkableDecisions as ChoiceOf<Name> extends 'assumed' ? never : Name]: Story<ChoiceOf<Name>>;
};

/** The status, and why it is refused. */
export const brief = ({ status, body }: Answer): unknown =>
  body['error_message'] === undefined ? status : [status, body['error_message']];
