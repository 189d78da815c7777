import type { Answer } from '../../../harness/answer.js';
import { path } from '../../../harness/path.js';
import type { Context } from './setup.js';
import { JSON_TYPE, readConversation } from './start-conversation.js';

export async function participation(context: Context, conversation: string, user: string): Promise<unknown> {
  return (await readConversation(context.api, conversation)).object('/participants')[user];
}

export const addParticipant = ({ api }: Context, conversation: string, user: string, json?: object): Promise<Answer> =>
  api.put(path`/conversations/${conversation}/participants/${user}`, json === undefined ? JSON_TYPE : { json });

export const changeParticipant = (
  { api }: Context,
  conversation: string,
  user: string,
  json: object,
): Promise<Answer> => api.patch(path`/conversations/${conversation}/participants/${user}`, { json });

export const removeParticipant = ({ api }: Context, conversation: string, user: string): Promise<Answer> =>
  api.delete(path`/conversations/${conversation}/participants/${user}`, JSON_TYPE);
