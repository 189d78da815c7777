import type { CallDefaults } from './call-state.js';
import type { Operation } from './operation.js';
import type { ReadEnvelope } from './outcome.js';
import type { Shared } from './shared.js';
import type { Transport } from './transport.js';
import type { Validation } from './validation/validation.js';

/** What the core needs to know of an API and of its caller's settings. */
export interface ClientParts extends CallDefaults {
  readonly transport: Transport;
  /** URL of the server of an operation, without a trailing slash. */
  readonly server: (operation: Operation) => string;
  /** Arguments of calls that do not give their own. */
  readonly shared?: Shared;
  /** Where bodies are envelopes: reads one. Without it, a body is the data. */
  readonly envelope?: ReadEnvelope;
  /** Without it, nothing is held against the contract. */
  readonly validation?: Validation | undefined;
  /** A new idempotency key. */
  readonly drawKey: () => string;
  /** Whether a body that the contract's own rule does not cover may arrive twice. */
  readonly isRepeatable?: (body: unknown) => boolean;
  /** The time now, in milliseconds since the epoch. */
  readonly now: () => number;
}
