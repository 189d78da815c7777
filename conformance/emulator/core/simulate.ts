import type { Acts } from './act.js';
import type { EmulatedApi } from './api.js';
import { plain, readAs, record, optional, someText } from './shape.js';

/** The acts of an API on an app or site; without a name, the first. */
export type Simulating = (api: string, tenant?: string) => Acts;

export const createSimulating =
  (apis: readonly EmulatedApi[]): Simulating =>
  (name, tenant) => {
    const acting = apis.filter(({ simulate }) => simulate);
    const acts = acting.find((api) => api.name === name)?.simulate?.(tenant);
    if (acts) return acts;
    const names = acting.map((api) => api.name).join(', ');
    throw new TypeError(`simulate: there is no API ${JSON.stringify(name)}; there are: ${names}.`);
  };

interface Simulation {
  readonly api: string;
  readonly tenant?: string;
  readonly act: string;
  readonly input?: unknown;
}

const simulation = record<Simulation>({
  api: someText,
  tenant: optional(someText),
  act: someText,
  input: optional(plain),
});

/** What the control plane does to simulate. */
export const SIMULATE_ROUTES = {
  'POST simulate': ({ simulate }, body) => {
    const { api, tenant, act, input } = readAs(simulation, body, 'POST /__emulator/simulate: body');
    const acts = simulate(api, tenant);
    // An act gives an object, or nothing.
    if (Object.hasOwn(acts, act)) return (acts[act]?.(input) ?? {}) as object;
    const names = Object.keys(acts).join(', ');
    throw new TypeError(`POST /__emulator/simulate: act is ${JSON.stringify(act)}; it can be: ${names}.`);
  },
} satisfies Record<string, (controls: { readonly simulate: Simulating }, body: unknown) => object>;
