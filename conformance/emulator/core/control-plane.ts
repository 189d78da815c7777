import { duration, type Clock } from './clock.js';
import { controlAnswer, withoutVersion } from './control-answer.js';
import { type RequestMessage, type ResponseMessage } from './message.js';
import type { DecisionRow } from './decisions.js';
import type { LoggedRequest } from './request-log.js';
import { FAULT_ROUTES } from './faults/controls.js';
import type { FaultCentre } from './faults/faults.js';
import { readAs, record } from './shape.js';
import { SIMULATE_ROUTES, type Simulating } from './simulate.js';
import { WEBHOOK_ROUTES } from './webhook-controls.js';
import type { WebhookCentre } from './webhooks.js';

/** A decision of one of the APIs. */
export interface ApiDecision extends DecisionRow {
  readonly api: string;
}

/** What the control plane steers. */
export interface Controls {
  readonly clock: Clock;
  readonly webhooks: WebhookCentre;
  readonly simulate: Simulating;
  readonly faults: FaultCentre;
  reset(): void;
  /** The state itself, to be written down at once. */
  snapshot(): object;
  /** Puts a state back, which becomes the state itself. */
  restore(snapshot: unknown): void;
  requests(): readonly LoggedRequest[];
  assumptions(): readonly string[];
  decisions(): ApiDecision[];
  decide(decisions: unknown): void;
}

const PREFIX = '/__emulator/';

/** Paths of the emulator's own, which no API of ours has. */
export const isControlPath = (path: string): boolean => path.startsWith(PREFIX);

type Route = (controls: Controls, body: unknown) => object;

const advance = record<{ milliseconds: number }>({ milliseconds: duration });

const ROUTES: Readonly<Record<string, Route>> = {
  'GET clock': ({ clock }) => ({ now: clock.now() }),
  'POST clock/advance': ({ clock }, body) => {
    clock.advance(readAs(advance, body, 'POST /__emulator/clock/advance: body').milliseconds);
    return { now: clock.now() };
  },
  'POST reset': (controls) => {
    controls.reset();
    return {};
  },
  'GET requests': (controls) => ({ requests: controls.requests() }),
  'GET assumptions': (controls) => ({ assumptions: controls.assumptions() }),
  'GET decisions': (controls) => ({ decisions: controls.decisions() }),
  'PUT decisions': (controls, body) => {
    controls.decide(body);
    return { decisions: controls.decisions() };
  },
  'GET snapshot': (controls) => controls.snapshot(),
  'PUT snapshot': (controls, body) => {
    controls.restore(body);
    return {};
  },
  ...WEBHOOK_ROUTES,
  ...SIMULATE_ROUTES,
  ...FAULT_ROUTES,
};

const decoder = new TextDecoder('utf-8', { fatal: true });

function parse(name: string, bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return undefined;
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw new TypeError(`${name}: the body is not JSON.`, { cause });
  }
}

/** Answers a request to `/__emulator/*`. */
export function handleControl(controls: Controls, request: RequestMessage): ResponseMessage {
  const name = `${request.method} ${request.path.slice(PREFIX.length)}`;
  const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  if (!route)
    return controlAnswer(404, {
      error: `There is no control "${name}". There are: ${Object.keys(ROUTES).join(', ')}.`,
    });
  try {
    const body = withoutVersion(`${request.method} ${request.path}`, parse(name, request.body));
    return controlAnswer(200, route(controls, body));
  } catch (error) {
    return controlAnswer(400, { error: error instanceof Error ? error.message : String(error) });
  }
}
