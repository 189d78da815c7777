/** Thrown when the API did not keep a promise; `actual` and `expected` let a test runner show a difference. */
export class ExpectationFailed extends Error {
  readonly actual: unknown;
  readonly expected: unknown;

  constructor(message: string, actual: unknown, expected: unknown) {
    super(message);
    this.name = 'ExpectationFailed';
    this.actual = actual;
    this.expected = expected;
  }
}
