import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest, unprocessable } from '../envelope.js';

export const refundRules = {
  alreadyRefunded: rule({ claims: ['TK-REFUND-07'] }, (): ResponseMessage =>
    badRequest('Origin has already been refunded'),
  ),
  /** After a partial refund. */
  partlyRefundedBefore: rule({ claims: ['TK-REFUND-07'], assumes: ['INF-Q09'] }, (): ResponseMessage =>
    badRequest('Origin has already been refunded'),
  ),
  refundOutOfRange: rule({ claims: ['TK-ERR-06'], assumes: ['INF-Q09'] }, (): ResponseMessage =>
    unprocessable('Refund subtotal must be between 0 and the subtotal'),
  ),
  /** How much, where the amount is left out. */
  wholeRefund: rule({ claims: ['TK-REFUND-02', 'TK-REFUND-04'] }, (subtotal: number): number => subtotal),
  isPartial: rule(
    { claims: ['TK-REFUND-04', 'TK-REFUND-05'] },
    (subtotal: number, refunded: number): boolean => refunded < subtotal,
  ),
};
