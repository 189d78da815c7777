/**
 * What of a contract a run can exercise, one element at a time. Definitions are those of Restats (Corradini et al.
 * 2021) and of "Test Coverage Criteria for RESTful Web APIs" (Martin-Lopez et al. 2019), with these choices:
 *
 * - An exchange counts when its status is documented for its operation, and no fault was injected into its answer.
 * - A status counts unless it is 5xx, which no caller can cause, or documented with `x-talkspec-observed: false`.
 * - Parameters are those of query and header, as in Restats: a call cannot leave a path parameter out. They, their
 *   enum and boolean values, and the media type of a request count when they are sent, whatever the answer.
 * - A property of a request counts when the answer is 2xx; one of an answer, only in a 2xx answer.
 * - A property is its path in the body, per operation and, in answers, status. `*` stands for every item of a list and
 *   every key of a map. Branches of a union share their paths. A schema within itself is not entered again.
 */
export const DIMENSIONS = [
  'operations',
  'requestTypes',
  'responseTypes',
  'parameters',
  'statusClasses',
  'parameterValues',
  'statuses',
  'requestProperties',
  'responseProperties',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** One element by its operation, dimension and name, as a text that tells it from every other. */
export const elementKey = (operationId: string, dimension: Dimension, name: string): string =>
  `${operationId} ${dimension} ${name}`;
