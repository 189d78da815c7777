import { createEmulator, type Emulator, type Listening } from '../emulator/index.js';
import { CannotRun } from './cannot-run.js';
import { demoRequests, loadDemo } from './demo.js';
import { onShutdown } from './shutdown.js';
import { createStateFile, type StateFile } from './state-file.js';

export interface EmulatorCommandOptions {
  readonly port: string;
  readonly host: string;
  readonly allowRemoteControl: boolean;
  readonly appId: string;
  readonly secretKey: string;
  readonly siteSlug: string;
  readonly apiKey: string;
  readonly rateLimits: 'off' | 'documented';
  readonly edition: string;
  readonly demo: boolean;
  readonly state?: string;
}

const MAX_PORT = 65_535;

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port;
  throw new CannotRun(`--port ${text} is no port; it must be a number from 0 to ${String(MAX_PORT)}.`);
}

/** What the options of the emulator are called here. */
const FLAGS = {
  'talkjs.apps[0].appId': '--app-id',
  'talkjs.apps[0].secretKey': '--secret-key',
  'talkable.sites[0].slug': '--site-slug',
  'talkable.sites[0].apiKey': '--api-key',
};

const asFlags = (message: string): string =>
  Object.entries(FLAGS).reduce((text, [option, flag]) => text.replace(option, flag), message);

function open(options: EmulatorCommandOptions): Emulator {
  try {
    return createEmulator({
      talkjs: { apps: [{ appId: options.appId, secretKey: options.secretKey }], edition: options.edition },
      talkable: { sites: [{ slug: options.siteSlug, apiKey: options.apiKey }] },
      rateLimits: options.rateLimits,
    });
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof RangeError)
      throw new CannotRun(asFlags(cause.message), { cause });
    throw cause;
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

function cannotListen(cause: unknown, { port, host }: EmulatorCommandOptions): CannotRun {
  if (codeOf(cause) === 'EADDRINUSE')
    return new CannotRun(`--port ${port} is in use at ${host}; name another one, or 0 for a free one.`, { cause });
  const why = cause instanceof Error ? cause.message : String(cause);
  return new CannotRun(`--port ${port} cannot be listened on at --host ${host}: ${why}`, { cause });
}

/** What others can do with an emulator that they reach. */
function exposure({ host, allowRemoteControl }: EmulatorCommandOptions): string {
  const control = allowRemoteControl
    ? 'control it too, under /__emulator/ (--allow-remote-control)'
    : 'not control it (that takes --allow-remote-control)';
  return `talkspec: --host ${host} lets other machines use this emulator, and ${control}\n`;
}

/** Brings the state of an earlier run back, or else the demo. */
async function fill(emulator: Emulator, options: EmulatorCommandOptions, file: StateFile | undefined): Promise<void> {
  if (await file?.load(emulator)) return;
  if (options.demo) await loadDemo(emulator, options);
}

function announce(listening: Listening, options: EmulatorCommandOptions): void {
  if (!listening.isLoopback) process.stderr.write(exposure(options));
  process.stdout.write(`talkspec emulator ready on ${listening.origin}\n`);
  if (options.demo) process.stdout.write(`${demoRequests(listening.origin, options)}\n`);
}

/** Stops listening first, then saves: nothing comes in between. Answers with the exit code. */
async function stop(emulator: Emulator, file: StateFile | undefined): Promise<number> {
  await emulator.close();
  try {
    await file?.save(emulator);
    return 0;
  } catch (error) {
    process.stderr.write(`talkspec: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

/** Serves until the process is told to end. Prints one line when connections are accepted; with the demo, also two requests to try. */
export async function emulatorCommand(options: EmulatorCommandOptions): Promise<void> {
  const { host, allowRemoteControl, state } = options;
  const port = portOf(options.port);
  const emulator = open(options);
  const file = state === undefined ? undefined : createStateFile(state);
  await fill(emulator, options, file);
  const listening = await emulator.listen({ port, host, allowRemoteControl }).catch((cause: unknown) => {
    throw cannotListen(cause, options);
  });
  onShutdown(() => stop(emulator, file));
  announce(listening, options);
}
