import { createEmulator, type Emulator, type EmulatorOptions } from '../../conformance/emulator/index.js';
import { CURRENT_EDITION } from '../../conformance/contract/document.js';
import type { Story, Witness, WitnessedRequest } from '../../conformance/harness/witness/witness.js';
import type { ApiName } from '../../conformance/registry/apis.js';
import { entryOf } from '../../conformance/registry/select.js';
import { PRINTED_CREDENTIALS as site } from '../../conformance/scenarios/talkable/support/printed-call.js';
import { queryOf } from './query.js';

const app = { appId: 'tEmulator', secretKey: 'sk_test_emulator' };

/** The options of an emulator that serves one tenant, set up as a story says. */
const OPTIONS: Record<ApiName, (setup: Story['setup'], edition: string) => EmulatorOptions> = {
  talkjs: (setup, edition) => ({ talkjs: { apps: [app], edition, ...setup } }),
  talkable: (setup) => ({ talkable: { sites: [{ slug: site.siteSlug, apiKey: site.apiKey, ...setup }] } }),
};

const TENANT = { talkjs: app, talkable: site };

export interface EmulatorAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly isJson: boolean;
  readonly body: unknown;
}

/** An emulator that holds what a story needs. */
export interface Served {
  /** The time of a story that continues another, unless it has passed already. */
  goOn(at: number): void;
  send(request: WitnessedRequest): Promise<EmulatorAnswer>;
}

/** Milliseconds that pass from one request of a story to the next. */
const PACE_MS = 150;

export function serveStory({ api, edition = CURRENT_EDITION, date }: Witness, { setup, at }: Story): Served {
  const name = api as ApiName;
  const emulator = createEmulator(OPTIONS[name](setup, edition));
  emulator.clock.freeze(at ?? Date.parse(`${date}T12:00:00Z`));
  return {
    goOn: (time) => {
      emulator.clock.freeze(Math.max(emulator.clock.now(), time));
    },
    send: async (request) => {
      const answer = await toAnswer(
        await emulator.fetch(urlOf(name, request), initOf(emulator, name, edition, request)),
      );
      emulator.clock.advance(PACE_MS);
      return answer;
    },
  };
}

function urlOf(api: ApiName, request: WitnessedRequest): string {
  const { adapter } = entryOf(api);
  const prefix = request.outside === true ? adapter.serverPrefix : adapter.prefix(TENANT[api] as never);
  const search = queryOf(request).toString();
  return `http://127.0.0.1${prefix}${request.path}${search === '' ? '' : `?${search}`}`;
}

function initOf(emulator: Emulator, api: ApiName, edition: string, request: WitnessedRequest): RequestInit {
  const headers = new Headers({ accept: 'application/json' });
  if (request.credential !== 'none') headers.set('authorization', authorizationOf(emulator, api, edition, request));
  if (request.body !== undefined) headers.set('content-type', 'application/json');
  for (const [name, value] of Object.entries(request.headers ?? {})) headers.set(name, value);
  const body = bodyOf(request);
  return { method: request.method, headers, ...(body === undefined ? {} : { body }) };
}

const authorizationOf = (emulator: Emulator, api: ApiName, edition: string, { credential }: WitnessedRequest) =>
  credential === 'refused'
    ? 'Bearer refused'
    : entryOf(api).adapter.authorization(TENANT[api] as never, emulator.clock.now(), edition);

function bodyOf({ body, text, form }: WitnessedRequest): string | FormData | undefined {
  if (!form) return text ?? (body === undefined ? undefined : JSON.stringify(body));
  const data = new FormData();
  for (const { name, value = '', file } of form) {
    if (file) data.append(name, new File([new Uint8Array(file.size)], file.name, { type: file.type }));
    else data.append(name, value);
  }
  return data;
}

async function toAnswer(response: Response): Promise<EmulatorAnswer> {
  const text = await response.text();
  const { status, headers } = response;
  const common = { status, contentType: headers.get('content-type') };
  try {
    return { ...common, isJson: true, body: text === '' ? undefined : JSON.parse(text) };
  } catch {
    return { ...common, isJson: false, body: text };
  }
}
