import type { Emulator, Listening } from '../emulator/index.js';
import { CannotRun } from './cannot-run.js';
import { describeDecisions } from './decide.js';
import { demoRequests, loadDemo } from './demo.js';
import { openEmulator, portOf, type EmulatorCommandOptions } from './emulator-options.js';
import { redactor, safeLines } from './output.js';
import { onShutdown } from './shutdown.js';
import { createStateFile, type StateFile } from './state-file.js';

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
  if (!listening.isLoopback) process.stderr.write(safeLines(exposure(options)));
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
    process.stderr.write(`talkspec: ${redactor.error(error).message}\n`);
    return 1;
  }
}

/**
 * Serves until the process is told to end. Prints one line when connections are accepted; with the demo, also two
 * requests to try.
 */
export async function emulatorCommand(options: EmulatorCommandOptions): Promise<void> {
  const { host, allowRemoteControl, state } = options;
  const port = portOf(options.port);
  const emulator = openEmulator(options);
  if (options.decisions) {
    process.stdout.write(`${describeDecisions(emulator.decisions())}\n`);
    return;
  }
  const file = state === undefined ? undefined : createStateFile(state);
  await fill(emulator, options, file);
  const listening = await emulator.listen({ port, host, allowRemoteControl }).catch((cause: unknown) => {
    throw cannotListen(cause, options);
  });
  onShutdown(() => stop(emulator, file));
  announce(listening, options);
}
