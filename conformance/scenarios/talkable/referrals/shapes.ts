import { atPurchase } from '../support/origins.js';
import { accepts, data, NO_OBJECT, refuses, varied } from '../support/shapes.js';

const destructive = ['destructive'] as const;
const judge = atPurchase('PUT', 'referral');

export const referralsShapes = [
  accepts(
    'the status of a referral is one of five',
    { claims: ['TK-REFERRAL-02'], needs: destructive },
    judge,
    data(...varied({}, ['status'], ['pending', 'flagged', 'approved', 'voided', 'blocked'])),
  ),
  refuses(
    'the status of a referral is no other',
    { claims: ['TK-REFERRAL-02'], needs: destructive },
    judge,
    data(...varied({}, ['status'], ['Approved', 'unblocked', 'in_progress', '', 5, null]), {}, ...NO_OBJECT),
  ),
];
