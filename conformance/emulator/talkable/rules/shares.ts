import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest } from '../envelope.js';

/** What is known of a recipient before anything is sent. */
export interface Recipient {
  readonly address: string;
  readonly previouslySent: boolean;
  readonly emailValid: boolean;
  readonly selfReferral: boolean;
  readonly unsubscribed: boolean;
}

export const shareRules = {
  wrongChannel: rule({ claims: ['TK-SHARE-02', 'TK-SHARE-03'] }, (): ResponseMessage =>
    badRequest('`channel` is invalid'),
  ),
  missingRecipients: rule({ claims: ['TK-SHARE-10', 'TK-SHARE-11'] }, (): ResponseMessage =>
    badRequest('`recipients` is required'),
  ),
  splitRecipients: rule({ claims: ['TK-SHARE-12', 'TK-SHARE-13'] }, (recipients: string): string[] =>
    recipients
      .split(/[,\n]/)
      .map((address) => address.trim())
      .filter((address) => address !== ''),
  ),
  /** Whether a social share is recorded; without it the share before would be answered. */
  shareAgain: rule({ assumes: ['INF-08'] }, (): 'recorded' | 'the same' => 'recorded'),
  isSharable: rule(
    { claims: ['TK-SHARE-18'], assumes: ['INF-09'] },
    ({ previouslySent, emailValid, selfReferral, unsubscribed }: Recipient): boolean =>
      emailValid && !previouslySent && !selfReferral && !unsubscribed,
  ),
  /** Of so many mails that could go out, how many do. */
  withinQuota: rule({ assumes: ['INF-Q15'] }, (wanted: number, sentBefore: number, quota: number): number =>
    Math.min(wanted, Math.max(0, quota - sentBefore)),
  ),
  totals: rule(
    { claims: ['TK-SHARE-17', 'TK-SHARE-19'], assumes: ['INF-10'] },
    (sentBefore: number, sentNow: number, quota: number): { total_sent: number; left_emails: number } => ({
      total_sent: sentBefore + sentNow,
      left_emails: Math.max(0, quota - sentBefore - sentNow),
    }),
  ),
  shareSucceeded: rule({ claims: ['TK-SHARE-16'], assumes: ['INF-Q16'] }, (sentNow: number): boolean => sentNow > 0),
  /** What a share that is only to be validated leaves behind. */
  validationOnly: rule({ assumes: ['INF-Q17'] }, (): 'nothing' | 'shares' => 'nothing'),
  /** The coupon that the offer shows after a reward for sharing. */
  couponOfSharing: rule({ assumes: ['TK-SHARE-08'] }, (couponId: number | null): number | null => couponId),
  noRewardForSharing: rule({ claims: ['TK-SHARE-20'], assumes: ['TK-SHARE-09'] }, (): null => null),
};
