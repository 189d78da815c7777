/** What somebody saw a service do, or published that it does: dated, with a source, and without a secret. */
export interface Witness {
  readonly schemaVersion: 1;
  readonly api: string;
  /** Absent: the newest documentation. */
  readonly edition?: string;
  /** A URL, or the name of a document. */
  readonly source: string;
  /** The day on which the exchanges were seen or published: `2026-07-07`. */
  readonly date: string;
  readonly kind: 'live' | 'documented';
  readonly stories: readonly Story[];
}

/** Exchanges that follow each other, on a service that holds nothing else but what came before by this witness. */
export interface Story {
  readonly title: string;
  /** True on the service as the story before it left it; absent: on one that holds what `setup` and `given` say. */
  readonly continues?: boolean;
  /** Unix milliseconds at which it began; absent: at noon of the day. */
  readonly at?: number;
  /** How the tenant was set up where no call of the API could: options of the emulator's tenant. */
  readonly setup?: Readonly<Record<string, unknown>>;
  readonly given?: readonly Given[];
  readonly exchanges: readonly WitnessedExchange[];
  /** Why only the contract is compared with it. */
  readonly contractOnly?: string;
}

/** A call that was made before, of which nothing is witnessed but that it succeeded. */
export interface Given {
  readonly request: WitnessedRequest;
  /** What the service made up and later exchanges repeat: JSON pointer into the answer to the value they have. */
  readonly learns?: Readonly<Record<string, string | number>>;
}

export interface WitnessedExchange {
  /** Where the path does not tell: the operation of a request that goes to no tenant that exists. */
  readonly operationId?: string;
  readonly request: WitnessedRequest;
  readonly response: WitnessedResponse;
  /** Why only the contract is compared with it; it is not sent. */
  readonly contractOnly?: string;
  /** Why the source does not show every property. */
  readonly partial?: string;
  /** Where the emulator may differ, and why: JSON pointer, in which `*` stands for every entry, to the reason. */
  readonly except?: Readonly<Record<string, string>>;
  /** Pointers at which every value has to be the same; elsewhere what was sent and the words of the contract. */
  readonly exact?: readonly string[];
}

export interface WitnessedRequest {
  readonly method: string;
  /** Percent-encoded, after the prefix of the tenant. */
  readonly path: string;
  /** True where the path begins at the server's own prefix. */
  readonly outside?: true;
  readonly query?: Readonly<Record<string, WitnessedQuery>>;
  /** Without the credential. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `none` was sent, or one that the service refused; absent: a valid one. */
  readonly credential?: 'none' | 'refused';
  /** A value of JSON. */
  readonly body?: unknown;
  /** A body that is no JSON. */
  readonly text?: string;
  readonly form?: readonly FormPart[];
}

export type WitnessedQuery = string | readonly string[];

/** A field of a form: a value, or a file of so many bytes. */
export interface FormPart {
  readonly name: string;
  readonly value?: string;
  readonly file?: { readonly name: string; readonly type: string; readonly size: number };
}

/** With neither headers nor a body only the status is witnessed. */
export interface WitnessedResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A body that is no JSON. */
  readonly text?: string;
}

/** True where more is witnessed than the status. */
export const isShown = ({ headers, body, text }: WitnessedResponse): boolean =>
  headers !== undefined || body !== undefined || text !== undefined;
