import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { refused } from '../answers.js';
import type { BoundKey } from '../state/conversations.js';
import type { Standing } from '../state/members.js';

const notFound = (): ResponseMessage => refused(404, 'MESSAGE_NOT_FOUND', ['No message has this id.']);

/** What an edit does to a message. */
export interface Edited {
  readonly text?: string;
  readonly editedAt?: number;
}

export const messageRules = {
  /** Why a user may not send: `undefined` when there is nothing against it. `None` forbids it as much as absence. */
  senderMaySend: rule(
    { claims: ['TJ-MSG-07', 'TJ-MSG-13', 'TJ-PRT-11'] },
    (access: Standing | undefined): string | undefined => {
      if (access === 'ReadWrite' || access === 'Read') return undefined;
      return access === 'None' ? 'has the access "None" and cannot post' : 'is not a participant of the conversation';
    },
  ),
  /** Why a participant who may only read may not send. */
  readOnlySender: rule({ assumes: ['ED-36'] }, (): string | undefined => 'has the access "Read" and cannot post'),
  unknownFile: rule(
    { claims: ['TJ-FIL-07'], assumes: ['ED-23'] },
    (): string | undefined => 'is not the token of an uploaded file',
  ),
  fileSentAgain: rule({ claims: ['TJ-FIL-07'], assumes: ['ED-24'] }, (): string | undefined => undefined),
  unknownReference: rule(
    { claims: ['TJ-MSG-11'], assumes: ['ED-16'] },
    (): string | undefined => 'is not a message of this conversation',
  ),
  /** Whether a key is still bound to the message it sent. */
  keyIsBound: rule(
    { claims: ['TJ-IDM-02', 'TJ-IDM-03', 'TJ-IDM-05', 'TJ-IDM-06'] },
    (key: BoundKey, now: number, holdsForMs: number): boolean => now - key.at < holdsForMs,
  ),
  /** The id to answer for a message whose key is bound. */
  replayed: rule({ claims: ['TJ-IDM-02', 'TJ-IDM-04'], assumes: ['ED-17'] }, (key: BoundKey): string => key.messageId),
  /** Sending moves the conversation up. */
  messageMovesActivity: rule({ assumes: ['TJ-MSG-19'] }, (): boolean => true),
  unknownMessage: rule({ claims: ['TJ-GET-11', 'TJ-ERR-03'] }, notFound),
  changeOfUnknownMessage: rule({ claims: ['TJ-ERR-03'], assumes: ['ED-19'] }, notFound),
  emptyMessageList: rule({ claims: ['TJ-LST-02'], assumes: ['TJ-GET-14'] }, (): [] => []),
  editMessage: rule(
    { claims: ['TJ-EDT-01', 'TJ-EDT-02', 'TJ-EDT-03', 'TJ-EDT-04', 'TJ-EDT-05'] },
    (input: { readonly text?: string; readonly markEdited?: boolean }, now: number): Edited => ({
      ...(input.text === undefined ? {} : { text: input.text }),
      ...(input.markEdited === true ? { editedAt: now } : {}),
    }),
  ),
  messageChanged: rule({ claims: ['TJ-GEN-06', 'TJ-GEN-08'], assumes: ['ED-22'] }, (): Record<string, never> => ({})),
  restOrigin: rule({ claims: ['TJ-GET-06'], assumes: ['TJ-MSG-20'] }, (): 'rest' | 'web' => 'rest'),
  /** What stands for an attachment or a place that was not sent. */
  nothingSent: rule({ claims: ['TJ-GET-04', 'TJ-GET-05'], assumes: ['TJ-MSG-22'] }, (): null => null),
  senderOfSystemMessage: rule({ claims: ['TJ-MSG-21'] }, (): string | null => null),
  /** Who has read a message, of those who have read up to its time; nobody where there are too many participants to fill it. */
  readBy: rule(
    { claims: ['TJ-GET-09', 'TJ-GET-10', 'TJ-GET-18'] },
    (readers: readonly string[], senderId: string | null, isFilled: boolean): string[] =>
      isFilled ? readers.filter((reader) => reader !== senderId) : [],
  ),
};
