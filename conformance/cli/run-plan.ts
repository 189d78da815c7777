import type { ApiName } from '../registry/apis.js';

export interface ConformanceOptions {
  readonly target: readonly string[];
  readonly api: string;
  readonly baseUrl?: string;
  readonly filter?: string;
  readonly edition: string;
  readonly strict: boolean;
  readonly destructive: boolean;
  readonly pace?: 'on' | 'off';
  readonly report: string;
  /** On a throw-away project instead of credentials. */
  readonly anonymous: boolean;
  /** Where a witness of the run is written. */
  readonly record?: string;
}

export type TargetName = 'emulator' | 'prism' | 'live';

/** One API on one target, as plain data: it is handed to the process that runs the scenarios. */
export interface RunPlan {
  readonly api: ApiName;
  readonly target: TargetName;
  readonly edition: string;
  readonly filter?: string;
  readonly strict: boolean;
  readonly live?: {
    readonly origin: string;
    readonly credentials: Readonly<Record<string, string>>;
    /** What is to be shown nowhere, beside the secrets of the credentials. */
    readonly secrets?: readonly string[];
    readonly destructive: boolean;
    readonly paced: boolean;
    readonly startedAt: number;
    /** True for a project that is made for runs: nothing in it is kept. */
    readonly throwAway?: boolean;
    /** True where it was made for this run, and holds nothing. */
    readonly fresh?: boolean;
    /** How many requests may be sent, and how many were; absent: any number. */
    readonly requests?: { readonly most: number; readonly sent: number };
    /** True where results tell what was seen. */
    readonly records?: boolean;
  };
}
