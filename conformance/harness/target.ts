import type { Api } from './api.js';
import type { Hooks } from './inbox.js';
import type { Need } from './scenario.js';

/** What a vendor's API looks like from outside: where it starts and how a request is authorised. */
export interface ApiAdapter<Credentials> {
  readonly name: string;
  /** Path prefix of a tenant's requests, e.g. `/v1/my-app`. */
  prefix(credentials: Credentials): string;
  /** Path prefix of requests that belong to no tenant. */
  readonly serverPrefix: string;
  /** The `Authorization` header of a request at this time (Unix milliseconds), as the edition wants it. */
  authorization(credentials: Credentials, now: number, edition: string): string;
  /** Texts that no report may show. */
  secrets(credentials: Credentials): readonly string[];
  /** True when nothing written can be undone: without the need `destructive` a run then sends no request but GET. */
  readonly lastingWrites?: boolean;
  /** Why the service does not let these credentials in, if it does not: one read, before anything else is sent. */
  refusal?(api: Api, credentials: Credentials): Promise<string | undefined>;
  /** Deletes what earlier runs left behind, as far as it can be deleted. */
  sweep?(api: Api, isLeftover: (id: string) => boolean): Promise<void>;
  /** Tenants that anybody can have; absent where there are none. */
  readonly throwAway?: ThrowAway<Credentials>;
  /** Needs that a tenant on a shared target turns out not to meet, such as `fixture`. Only reads. */
  lacking?(api: Api, credentials: Credentials): Promise<readonly Need[]>;
}

/** Tenants that are made without an account. */
export interface ThrowAway<Credentials> {
  /** Makes one, which its token opens; or tells what there is to wait for. */
  make(api: Api): Promise<{ readonly token: string } | { readonly wait: string }>;
  /** The credentials of one; none where the token opens it no more. */
  open(api: Api, token: string): Promise<Credentials | undefined>;
}

/** Something that claims to be the API. */
export interface Target<Credentials> {
  readonly name: 'emulator' | 'prism' | 'live';
  readonly edition: string;
  readonly provides: ReadonlySet<Need>;
  /** True when a response example can be asked for by name. */
  readonly answersWithExamples: boolean;
  /** True when what a scenario made must be undone afterwards. */
  readonly cleansUp: boolean;
  /** Where runs share a target: whether an id was given by an earlier run that must have ended. */
  readonly isLeftover?: (id: string) => boolean;
  /** True when requests keep below the documented rate. */
  readonly paced: boolean;
  open(needs: readonly Need[]): Promise<Session<Credentials>>;
  close(): Promise<void>;
}

/** A target made ready for one scenario. */
export interface Session<Credentials> {
  readonly origin: string;
  /** False where the mock serves without the API's path prefix. */
  readonly prefixed: boolean;
  readonly credentials: Credentials;
  readonly secondApp?: Credentials;
  readonly fetch: typeof globalThis.fetch;
  readonly clock?: { now(): number; advance(milliseconds: number): void };
  /** Where webhooks are delivered. */
  readonly hooks?: Hooks;
  /** Where something can happen without a call: an act, by its name. */
  simulate?(act: string, input: object): unknown;
  id(name: string): string;
  pooled(name: string): string;
  close(): Promise<void>;
}
