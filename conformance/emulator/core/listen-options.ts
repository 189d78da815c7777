import { flag, optional, readAs, record, someText, whole } from './shape.js';

export interface ListenOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number | undefined;
  /**
   * The interface, by address or name; default 127.0.0.1. Any other than loopback lets other machines use the
   * emulator.
   */
  readonly host?: string | undefined;
  /** Lets other machines control the emulator too, under `/__emulator/`; default false. */
  readonly allowRemoteControl?: boolean | undefined;
}

const MAX_PORT = 65_535;

const shape = record<ListenOptions>({
  port: optional(whole(0, MAX_PORT)),
  host: optional(someText),
  allowRemoteControl: optional(flag),
});

export function readListenOptions(
  options: ListenOptions = {},
): Required<{ [Name in keyof ListenOptions]: NonNullable<ListenOptions[Name]> }> {
  const { port = 0, host = '127.0.0.1', allowRemoteControl = false } = readAs(shape, options, 'listen()');
  return { port, host, allowRemoteControl };
}
