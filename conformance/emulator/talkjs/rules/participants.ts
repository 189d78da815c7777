import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { refused } from '../answers.js';
import type { Notify } from '../state/members.js';

/** What a participant may do and hears of. */
export interface Settings {
  readonly access: 'ReadWrite' | 'Read';
  readonly notify: Notify;
}

const DEFAULTS: Settings = { access: 'ReadWrite', notify: true };

const noParticipant = (): ResponseMessage => refused(404, 'PARTICIPANT_NOT_FOUND', ['No participant has this id.']);

export const participantRules = {
  newParticipant: rule({ claims: ['TJ-CNV-10'], assumes: ['TJ-CNV-13'] }, (): Settings => DEFAULTS),
  putParticipant: rule(
    { claims: ['TJ-PRT-02', 'TJ-PRT-03', 'TJ-PRT-05', 'TJ-PRT-06'] },
    (input: Partial<Settings>): Settings => ({
      access: input.access ?? DEFAULTS.access,
      notify: input.notify ?? DEFAULTS.notify,
    }),
  ),
  putParticipantWithoutBody: rule({ claims: ['TJ-PRT-03'], assumes: ['TJ-PRT-04'] }, (): Settings => DEFAULTS),
  participantIsNoUser: rule({ claims: ['TJ-ERR-03'], assumes: ['ED-14'] }, (): ResponseMessage =>
    refused(404, 'USER_NOT_FOUND', ['No user has this id.']),
  ),
  updateOfNoParticipant: rule({ claims: ['TJ-PRT-09'], assumes: ['ED-21'] }, noParticipant),
  emailOfNoParticipant: rule({ claims: ['TJ-ERR-03'] }, noParticipant),
  /** Removal of somebody who does not take part: an answer that refuses it, or `undefined` for nothing to do. */
  removalOfNoParticipant: rule(
    { claims: ['TJ-PRT-01'], assumes: ['ED-20'] },
    (): ResponseMessage | undefined => undefined,
  ),
  /** What becomes of a conversation in the list of a user who leaves. */
  leaving: rule({ claims: ['TJ-PRT-14', 'TJ-VER-08'] }, (): 'forget' | 'keep' => 'forget'),
  leavingBefore20210730: rule({ claims: ['TJ-PRT-14', 'TJ-VER-09'] }, (): 'forget' | 'keep' => 'keep'),
  participantWritten: rule(
    { claims: ['TJ-GEN-06', 'TJ-GEN-08'], assumes: ['ED-22'] },
    (): Record<string, never> => ({}),
  ),
  /** What of a participation is shown beyond the documented `access`, `notify` and `isUnread`. */
  participationDetails: rule(
    { assumes: ['TJ-CNV-23'] },
    (joinedAt: number, readUntil: number | null): { joinedAt?: number; readUntil?: number | null } => ({
      joinedAt,
      readUntil,
    }),
  ),
};
