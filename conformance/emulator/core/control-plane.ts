import { parseJson } from './body.js';
import type { Clock } from './clock.js';
import { json, type RequestMessage, type ResponseMessage } from './message.js';
import type { LoggedRequest } from './request-log.js';

/** What the control plane steers. */
export interface Controls {
  readonly clock: Clock;
  reset(): void;
  snapshot(): unknown;
  restore(snapshot: unknown): void;
  requests(): readonly LoggedRequest[];
  assumptions(): readonly string[];
}

const PREFIX = '/__emulator/';

/** Paths of the emulator's own, which no API of ours has. */
export const isControlPath = (path: string): boolean => path.startsWith(PREFIX);

type Route = (controls: Controls, body: unknown) => unknown;

const ROUTES: Readonly<Record<string, Route>> = {
  'GET clock': ({ clock }) => ({ now: clock.now() }),
  'POST clock/advance': ({ clock }, body) => {
    const milliseconds = (body as { milliseconds?: unknown } | null)?.milliseconds;
    if (typeof milliseconds !== 'number')
      throw new RangeError('POST /__emulator/clock/advance takes {"milliseconds": number}.');
    clock.advance(milliseconds);
    return { now: clock.now() };
  },
  'POST reset': (controls) => {
    controls.reset();
    return {};
  },
  'GET requests': (controls) => ({ requests: controls.requests() }),
  'GET assumptions': (controls) => ({ assumptions: controls.assumptions() }),
  'GET snapshot': (controls) => controls.snapshot(),
  'PUT snapshot': (controls, body) => {
    controls.restore(body);
    return {};
  },
};

/** Answers a request to `/__emulator/*`. */
export function handleControl(controls: Controls, request: RequestMessage): ResponseMessage {
  const name = `${request.method} ${request.path.slice(PREFIX.length)}`;
  const route = ROUTES[name];
  if (!route)
    return json(404, { error: `There is no control "${name}". There are: ${Object.keys(ROUTES).join(', ')}.` });
  const parsed = request.body.byteLength === 0 ? { value: undefined } : parseJson(request.body);
  if ('problem' in parsed) return json(400, { error: `${name}: the body is not JSON.` });
  try {
    return json(200, route(controls, parsed.value));
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}
