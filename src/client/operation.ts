/** A row of the operation table that `npm run generate` derives from a contract. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** A server of its own, where it is not the one of the document. */
  readonly server?: string;
  /** Takes no credential, and never gets one. */
  readonly public?: true;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly body?: Body;
  readonly statuses: readonly number[];
  readonly pagination?: Pagination;
  readonly idempotency?: Idempotency;
  /** The bucket it is counted in, where it is not the default one. */
  readonly bucket?: string;
}

/** What makes a request harmless that arrives twice; pointers go into its body. */
export type Idempotency =
  | { readonly by: 'nature' | 'none' }
  | { readonly by: 'key'; readonly pointer: string }
  | { readonly by: 'natural-key'; readonly pointers: readonly string[] };

export interface Parameter {
  readonly in: string;
  readonly required?: true;
  /** An object, sent as JSON text. */
  readonly json?: true;
  /** An array, sent as one comma-separated value. */
  readonly joined?: true;
}

export interface Body {
  readonly mediaType: string;
  readonly required?: true;
  /** Fields that the body has to have. */
  readonly needs?: readonly string[];
  /** Parts of a multipart body that are files. */
  readonly files?: readonly string[];
  /** The most members of a body that is an array. */
  readonly maxItems?: number;
}

/**
 * `items` and `total` are JSON pointers into the body of a page; `maximum` is the largest documented page; `next` and
 * `id` name the field that tells an item from the others.
 */
export type Pagination = LastItemPagination | PageNumberPagination;

export interface LastItemPagination {
  readonly style: 'last-item';
  readonly cursor: string;
  readonly limit: string;
  readonly items: string;
  readonly next: string;
  readonly maximum: number;
  /** The orders in which an item to which something happens becomes the first, or the last; parameters by name. */
  readonly moves?: Readonly<Record<'first' | 'last' | 'defaults', Readonly<Record<string, string>>>>;
}

export interface PageNumberPagination {
  readonly style: 'page-number';
  readonly page: string;
  readonly limit: string;
  readonly items: string;
  readonly id: string;
  readonly total?: string;
  readonly maximum: number;
}

export type OperationTable = Readonly<Record<string, Operation>>;
