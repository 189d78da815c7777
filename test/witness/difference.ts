/** Something that a witness says otherwise than the contract or the emulator. */
export interface Difference {
  /** JSON pointer into the body of the response, or `status`, `content-type` or a place in the request. */
  readonly pointer: string;
  readonly message: string;
}
