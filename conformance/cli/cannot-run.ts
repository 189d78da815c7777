/** Thrown when a command cannot do its work at all: bad options, no server, no credentials. It then exits with 2. */
export class CannotRun extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CannotRun';
  }
}
