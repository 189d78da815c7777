import type { CallState } from './call-state.js';
import { TransportError } from './errors.js';
import { harmlessCause } from './redact.js';

/** A request that got no complete answer. */
export interface Failure {
  readonly outcome: 'not-sent' | 'unknown';
  /** Whether the next try would fail as this one did. */
  readonly isLasting: boolean;
  readonly code: string;
  readonly cause: Error;
}

/** Failures before there was a connection to send anything on. */
const unreached = 'ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT';
const neverConnected = new RegExp(`^(${unreached})$|before secure TLS connection`);
/** Handshakes that cannot succeed: a certificate that is not trusted, no common version or cipher, no TLS at all. */
const certificate =
  '(ERR_TLS|CERT|UNABLE_TO|CRL|DEPTH_ZERO|SELF_SIGNED|INVALID_(CA|PURPOSE)|HOSTNAME)_\\w+|\\w+_CERT(_\\w+)?';
const handshake =
  'ERR_SSL_\\w*(VERSION|PROTOCOL|HANDSHAKE|CIPHER|LENGTH_TOO_LONG|UNKNOWN_CA|CERTIFICATE|KEY_TOO_SMALL)\\w*|EPROTO';
const noTrust = new RegExp(`^(${certificate}|${handshake})$`);

/** What an error of `fetch` means. `wasRefused` tells whether `fetch` takes no such request at all. */
export function failureOf(error: unknown, call: CallState, wasRefused: () => boolean): Failure {
  const cause = harmlessCause(error, call.secrets);
  const code = codeOf(cause);
  const isLasting = noTrust.test(code) || reasonOf(cause) === 'bad port' || wasRefused();
  const isUnreached = neverConnected.test(code) || neverConnected.test(reasonOf(cause));
  const outcome = isLasting || isUnreached ? 'not-sent' : 'unknown';
  return { outcome, isLasting, code, cause };
}

export function transportError({ outcome, code, cause }: Failure, call: CallState): TransportError {
  const what =
    outcome === 'not-sent'
      ? 'no connection, nothing was sent'
      : 'the connection failed, and whether the service acted is unknown';
  const gaveUp = call.gaveUp === undefined ? '' : `; ${call.gaveUp}`;
  return new TransportError(`${what} (${code || cause.message})${gaveUp}`, {
    operation: call.id,
    attempts: call.attempts,
    outcome: call.isInDoubt ? 'unknown' : outcome,
    cause,
  });
}

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : '';
}

const reasonOf = ({ cause }: Error): string => (cause instanceof Error ? cause.message : '');
