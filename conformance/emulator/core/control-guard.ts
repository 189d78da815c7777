import { BlockList, isIP } from 'node:net';

import { mediaTypeOf } from '../../contract/media-type.js';
import { JSON_TYPE } from './body.js';
import { controlAnswer } from './control-answer.js';
import type { RequestMessage, ResponseMessage } from './message.js';

// A page in a browser on this machine can reach the emulator too, by requests that need no consent, or under a
// name of its own that it
// lets point here. Whoever controls the emulator must not be such a page.

/** Who sent a request over a socket, and whom it was meant for. */
export interface Caller {
  readonly address: string | undefined;
  /** Every Host of the request, with its port. */
  readonly hosts: readonly string[];
}

export interface GuardOptions {
  /** Lets other machines control the emulator. */
  readonly allowRemoteControl: boolean;
  /** The interface that is listened on, by address or name. */
  readonly host: string;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

export function isLoopbackAddress(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** The name or address of a Host, in lower case and without port and brackets. */
function nameOf(host: string): string | undefined {
  const [, address, name] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(host.toLowerCase()) ?? [];
  return address ?? name;
}

const isLoopbackName = (name: string): boolean => name === 'localhost' || isLoopbackAddress(name);

/** Names that nobody can register, so that no page can come from them: `emulator`, `emulator.svc.cluster.local`. */
const UNREGISTRABLE = /^[^.]+$|\.(local|localhost|internal|test|home\.arpa)$/;

function isOurName(host: string, { allowRemoteControl, host: own }: GuardOptions): boolean {
  const name = nameOf(host);
  if (name === undefined || name === '') return false;
  if (isLoopbackName(name)) return true;
  return allowRemoteControl && (isIP(name) !== 0 || UNREGISTRABLE.test(name) || name === own.toLowerCase());
}

const refuse = (status: number, why: string): ResponseMessage =>
  controlAnswer(status, { error: `The control plane ${why}` });

function foreignCaller({ address = '' }: Caller, { allowRemoteControl }: GuardOptions): ResponseMessage | undefined {
  if (allowRemoteControl || isLoopbackAddress(address)) return undefined;
  const how = 'start it with --allow-remote-control, or listen({ allowRemoteControl: true })';
  return refuse(403, `of this emulator answers its own machine alone, and not ${address}: ${how}.`);
}

function foreignHost({ hosts }: Caller, options: GuardOptions): ResponseMessage | undefined {
  if (hosts.length > 0 && hosts.every((host) => isOurName(host, options))) return undefined;
  const names = `localhost, 127.0.0.1 or [::1]${options.allowRemoteControl ? ', any address or a local name' : ''}`;
  return refuse(403, `is reached as ${names}, and not as "${hosts.join(', ')}".`);
}

/** What a browser adds to the requests of pages. */
function foreignPage(request: RequestMessage, { hosts }: Caller): ResponseMessage | undefined {
  const own = `http://${hosts[0] ?? ''}`.toLowerCase();
  const origin = request.header('origin');
  if (origin !== undefined && origin.toLowerCase() !== own)
    return refuse(403, `takes no request of the web page "${origin}": the Origin must be ${own}, or none.`);
  const site = request.header('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  return refuse(403, `takes no request of another web page: Sec-Fetch-Site must be same-origin or none, not ${site}.`);
}

function foreignBody(request: RequestMessage): ResponseMessage | undefined {
  const isSent =
    request.header('transfer-encoding') !== undefined || Number(request.header('content-length') ?? 0) > 0;
  const type = request.header('content-type') ?? '';
  if (!isSent || mediaTypeOf(type) === JSON_TYPE) return undefined;
  return refuse(415, `takes bodies with Content-Type: ${JSON_TYPE}, and not "${type}".`);
}

/** Refuses who must not control the emulator; the head of the request tells. */
export function guardControl(
  head: RequestMessage,
  caller: Caller,
  options: GuardOptions,
): ResponseMessage | undefined {
  return (
    foreignCaller(caller, options) ?? foreignHost(caller, options) ?? foreignPage(head, caller) ?? foreignBody(head)
  );
}
