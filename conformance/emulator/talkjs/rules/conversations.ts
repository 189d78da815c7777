import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest, refused } from '../answers.js';

const notFound = (): ResponseMessage => refused(404, 'CONVERSATION_NOT_FOUND', ['No conversation has this id.']);

export const conversationRules = {
  unknownConversation: rule({ claims: ['TJ-CNV-17', 'TJ-ERR-03'] }, notFound),
  /** Of what belongs to a conversation: its messages, its participants. */
  nothingInUnknownConversation: rule({ claims: ['TJ-ERR-03'], assumes: ['ED-18'] }, notFound),
  deletionOfUnknownConversation: rule({ claims: ['TJ-ERR-03'], assumes: ['ED-19'] }, notFound),
  unknownParticipants: rule({ claims: ['TJ-CNV-07'], assumes: ['ED-14'] }, (ids: readonly string[]): ResponseMessage =>
    badRequest({ participants: ids.map((id) => `no user has the id "${id.slice(0, 100)}"`) }),
  ),
  /** The ids to add to the participants, of those that a write names and of those who take part already. */
  participantsToAdd: rule(
    { claims: ['TJ-CNV-07', 'TJ-CNV-09', 'TJ-CNV-10'] },
    (named: readonly string[], takingPart: ReadonlySet<string>): string[] =>
      [...new Set(named)].filter((id) => !takingPart.has(id)),
  ),
  conversationWritten: rule({ claims: ['TJ-CNV-14', 'TJ-GEN-08'] }, (): Record<string, never> => ({})),
  conversationDeleted: rule(
    { claims: ['TJ-CNV-26', 'TJ-GEN-08'], assumes: ['TJ-CNV-27', 'ED-22'] },
    (): Record<string, never> => ({}),
  ),
  /** Asked when the id of a deleted conversation is written again: an answer that refuses it, or `undefined` for a new, empty one. */
  deletedIdUsedAgain: rule({ assumes: ['ED-25'] }, (): ResponseMessage | undefined => undefined),
  topicOfNewConversation: rule({ assumes: ['TJ-CNV-20'] }, (): string | null => null),
  /** Up to when everyone has read: the earliest of all, `null` when somebody has read nothing. */
  everyoneReadUntil: rule({ assumes: ['TJ-CNV-23'] }, (positions: readonly (number | null)[]): number | null => {
    const known = positions.filter((position) => position !== null);
    return known.length === 0 || known.length < positions.length ? null : Math.min(...known);
  }),
};
