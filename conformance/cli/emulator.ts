import { createEmulator, type Emulator } from '../emulator/index.js';
import { assertSendable } from '../targets/credential.js';
import { CannotRun } from './cannot-run.js';
import { demoRequests, loadDemo } from './demo.js';
import { EMULATOR_KEYS } from './emulator-keys.js';
import { redactor } from './output.js';

export interface EmulatorCommandOptions {
  readonly port: string;
  readonly appId: string;
  readonly secretKey: string;
  readonly siteSlug: string;
  readonly apiKey: string;
  readonly rateLimits: 'off' | 'documented';
  readonly edition: string;
  readonly demo: boolean;
}

const MAX_PORT = 65_535;

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port;
  throw new CannotRun(`--port ${text} is no port; it must be a number from 0 to ${String(MAX_PORT)}.`);
}

function keepKeys({ secretKey, apiKey }: EmulatorCommandOptions): void {
  const published: readonly string[] = Object.values(EMULATOR_KEYS);
  redactor.add([secretKey, apiKey].filter((key) => !published.includes(key)));
}

function open(options: EmulatorCommandOptions): Emulator {
  try {
    assertSendable('--secret-key', options.secretKey);
    assertSendable('--api-key', options.apiKey);
    return createEmulator({
      talkjs: { apps: [{ appId: options.appId, secretKey: options.secretKey }], edition: options.edition },
      talkable: { sites: [{ slug: options.siteSlug, apiKey: options.apiKey }] },
      rateLimits: options.rateLimits,
    });
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof RangeError) throw new CannotRun(cause.message, { cause });
    throw cause;
  }
}

/** Serves until the process is told to end. Prints a line when it accepts connections; with the demo, two requests. */
export async function emulatorCommand(options: EmulatorCommandOptions): Promise<void> {
  keepKeys(options);
  const port = portOf(options.port);
  const emulator = open(options);
  if (options.demo) await loadDemo(emulator, options);
  const listening = await emulator.listen({ port }).catch((cause: unknown) => {
    throw new CannotRun(
      `Port ${String(port)} cannot be listened on: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  });
  process.stdout.write(`talkspec emulator ready on ${listening.origin}\n`);
  if (options.demo) process.stdout.write(`${demoRequests(listening.origin, options)}\n`);
  const stop = (): void => {
    void emulator.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
