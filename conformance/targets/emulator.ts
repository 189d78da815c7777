import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator/index.js';

import type { Need } from '../harness/scenario.js';
import type { Session, Target } from '../harness/target.js';

const PROVIDES: readonly Need[] = [
  'state',
  'auth',
  'clock',
  'rate-limit',
  'second-app',
  'any-origin',
  'webhooks',
  'simulate',
  'bulk',
  'destructive',
  'strict-input',
  'fixture',
];

export interface EmulatorTenants<Credentials> {
  readonly first: Credentials;
  readonly second: Credentials;
  /** The emulator's options that let it serve both. */
  readonly options: EmulatorOptions;
  /** The same, for scenarios that send what only a strict service refuses; absent where it is strict anyway. */
  readonly strictOptions?: EmulatorOptions;
  /** What can happen without a call; absent where nothing can. */
  readonly acts?: (emulator: Emulator) => Readonly<Record<string, (input: never) => unknown>>;
}

/** The embedded emulator: a fresh one for every scenario, in-process. `wrap` may stand between the two. */
export function emulatorTarget<Credentials>(
  tenants: EmulatorTenants<Credentials>,
  edition: string,
  wrap: (emulator: Emulator) => typeof globalThis.fetch = (emulator) => emulator.fetch,
): Target<Credentials> {
  const origin = 'http://127.0.0.1';
  return {
    name: 'emulator',
    edition,
    provides: new Set(PROVIDES),
    answersWithExamples: false,
    cleansUp: false,
    paced: false,
    open: (needs): Promise<Session<Credentials>> => {
      const { options, strictOptions = options } = tenants;
      const emulator = createEmulator({
        ...(needs.includes('strict-input') ? strictOptions : options),
        rateLimits: needs.includes('rate-limit') ? 'documented' : 'off',
      });
      // Where time matters it stands still until the scenario moves it.
      if (needs.includes('clock') || needs.includes('rate-limit')) emulator.clock.freeze();
      return Promise.resolve({
        origin,
        prefixed: true,
        credentials: tenants.first,
        secondApp: tenants.second,
        fetch: wrap(emulator),
        clock: emulator.clock,
        hooks: {
          deliverTo: (receiver) => emulator.webhooks.on('*', (_, request) => receiver(request)),
          settled: () => emulator.webhooks.settled(),
        },
        simulate: (act, input) => {
          const carryOut = tenants.acts?.(emulator)[act];
          if (!carryOut) throw new Error(`The emulator cannot simulate "${act}".`);
          return carryOut(input as never);
        },
        id: (name: string) => name,
        pooled: (name: string) => name,
        close: () => emulator.close(),
      });
    },
    close: () => Promise.resolve(),
  };
}
