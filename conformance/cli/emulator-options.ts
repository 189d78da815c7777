import { createEmulator, type Emulator } from '../emulator/index.js';
import { assertSendable } from '../targets/credential.js';
import { CannotRun } from './cannot-run.js';
import { readDecisions } from './decide.js';
import { EMULATOR_KEYS } from './emulator-keys.js';
import { redactor } from './output.js';

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
  /** Where webhooks are delivered to. */
  readonly webhookUrl: readonly string[];
  readonly state?: string;
  /** `NAME=CHOICE` each. */
  readonly decide: readonly string[];
  /** Print the decisions, and serve nothing. */
  readonly decisions: boolean;
}

const MAX_PORT = 65_535;

export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port;
  throw new CannotRun(`--port ${text} is no port; it must be a number from 0 to ${String(MAX_PORT)}.`);
}

function keepKeys({ secretKey, apiKey }: EmulatorCommandOptions): void {
  const published: readonly string[] = Object.values(EMULATOR_KEYS);
  redactor.add([secretKey, apiKey].filter((key) => !published.includes(key)));
}

/** What the options of the emulator are called here. */
const FLAGS = {
  'talkjs.apps[0].appId': '--app-id',
  'talkjs.apps[0].secretKey': '--secret-key',
  'talkable.sites[0].slug': '--site-slug',
  'talkable.sites[0].apiKey': '--api-key',
};

const RECEIVER = /talkjs\.apps\[0\]\.webhooks\[\d+\]\.url/;

const asFlags = (message: string): string =>
  Object.entries(FLAGS)
    .reduce((text, [option, flag]) => text.replace(option, flag), message)
    .replace(RECEIVER, '--webhook-url');

/** The emulator that the options ask for. */
export function openEmulator(options: EmulatorCommandOptions): Emulator {
  keepKeys(options);
  const { talkjs = {}, talkable = {} } = readDecisions(options.decide);
  try {
    assertSendable('--secret-key', options.secretKey);
    assertSendable('--api-key', options.apiKey);
    return createEmulator({
      talkjs: {
        apps: [
          { appId: options.appId, secretKey: options.secretKey, webhooks: options.webhookUrl.map((url) => ({ url })) },
        ],
        edition: options.edition,
        decisions: talkjs,
      },
      talkable: { sites: [{ slug: options.siteSlug, apiKey: options.apiKey }], decisions: talkable },
      rateLimits: options.rateLimits,
    });
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof RangeError)
      throw new CannotRun(asFlags(cause.message), { cause });
    throw cause;
  }
}
