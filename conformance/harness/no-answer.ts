/** Thrown when a request brought no answer: nobody listens, the connection broke, or time ran out. */
export class NoAnswer extends Error {
  constructor(request: string, cause: unknown) {
    super(`${request}: no answer came (${reasonOf(cause)})`, { cause });
    this.name = 'NoAnswer';
  }
}

/** The deepest message: what `fetch` throws says only that it failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}
