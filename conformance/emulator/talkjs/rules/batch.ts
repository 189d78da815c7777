import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest } from '../answers.js';

export const batchRules = {
  duplicateSequenceNumbers: rule(
    { claims: ['TJ-BAT-08'], assumes: ['ED-29'] },
    (numbers: readonly number[]): ResponseMessage =>
      badRequest([`Sequence numbers must be unique in the batch: ${numbers.join(', ')}.`]),
  ),
  /** Asked of a batch or an upload inside a batch: whether it is carried out, or answered as an unknown route is. */
  nestedOperation: rule({ assumes: ['ED-30'] }, (): 'carried out' | 'unknown' => 'unknown'),
  /** In which order the operations run; any order is allowed. */
  batchOrder: rule({ claims: ['TJ-BAT-09'] }, <T>(operations: readonly T[]): readonly T[] => operations),
  /** Asked of an operation that failed: whether it alone does, or the batch with it. */
  failedOperation: rule({ claims: ['TJ-BAT-07'], assumes: ['TJ-BAT-10'] }, (): 'alone' | 'with the batch' => 'alone'),
};
