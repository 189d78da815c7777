// Rules of this contract on top of the linter's own, as `talkspec/<name>`; one file each.
import { Described } from './described.mjs';
import { ErrorStatuses } from './error-statuses.mjs';
import { ExplicitStatuses } from './explicit-statuses.mjs';
import { Extensions } from './extensions.mjs';
import { IdempotencyDeclared } from './idempotency-declared.mjs';
import { OperationIdStyle } from './operation-id-style.mjs';
import { PaginationDeclared } from './pagination-declared.mjs';
import { RateLimitBucket } from './rate-limit-bucket.mjs';
import { RequestExamples } from './request-examples.mjs';
import { ResponseExamples } from './response-examples.mjs';
import { UndoTarget } from './undo-target.mjs';

const rules = {
  described: Described,
  'error-statuses': ErrorStatuses,
  'explicit-statuses': ExplicitStatuses,
  extensions: Extensions,
  'idempotency-declared': IdempotencyDeclared,
  'operation-id-style': OperationIdStyle,
  'pagination-declared': PaginationDeclared,
  'rate-limit-bucket': RateLimitBucket,
  'request-examples': RequestExamples,
  'response-examples': ResponseExamples,
  'undo-target': UndoTarget,
};

const all = Object.fromEntries(Object.keys(rules).map((name) => [`talkspec/${name}`, 'error']));

export default () => ({ id: 'talkspec', rules: { oas3: rules }, configs: { all: { rules: all } } });
