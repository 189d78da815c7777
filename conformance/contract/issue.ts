/** One thing in a request or a response that the contract does not allow. */
export interface Issue {
  readonly in: 'path' | 'query' | 'header' | 'body';
  /** The parameter's name, or for a body the JSON pointer ('' is the whole body). */
  readonly field: string;
  /** The schema keyword that was broken: `maximum`, `required`, `type`, … */
  readonly rule: string;
  /** What would be right, as a sentence fragment: `must be <= 30`. */
  readonly message: string;
}
