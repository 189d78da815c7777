import jwt from 'jsonwebtoken';

import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  type TalkJSOptions,
} from '../../conformance/emulator/index.js';

export const APP_ID = 'tEmulator';
export const SECRET_KEY = 'sk_test_emulator';
/** Where the clock of a test stands, in Unix milliseconds. */
export const START = 1_700_000_000_000;

export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
  /** The parsed body; the text where it is no JSON. */
  readonly body: unknown;
  /** What the header `talkspec-assumed` lists. */
  readonly assumed: readonly string[];
}

export interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

export interface TestApp {
  readonly emulator: Emulator;
  /** Sends to the app with the secret key; `path` is what follows `/v1/{appId}`. */
  send(method: string, path: string, call?: Call): Promise<Answer>;
}

export type Options = Omit<EmulatorOptions, 'talkjs'> & { readonly talkjs?: Partial<TalkJSOptions> };

async function toAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    /* not JSON: the text stands for itself */
  }
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    text,
    body,
    assumed: response.headers.get('talkspec-assumed')?.split(', ') ?? [],
  };
}

const isRaw = (body: unknown): body is string | FormData => typeof body === 'string' || body instanceof FormData;

/** An app on an emulator of its own, in-process, whose clock stands still. */
export function openApp(options: Options = {}): TestApp {
  const emulator = createEmulator({
    ...options,
    talkjs: { apps: [{ appId: APP_ID, secretKey: SECRET_KEY }], ...options.talkjs },
  });
  emulator.clock.freeze(START);
  return {
    emulator,
    send: async (method, path, { body, headers = {}, query } = {}) => {
      const search = query ? `?${new URLSearchParams(query).toString()}` : '';
      const type = body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' };
      return toAnswer(
        await emulator.fetch(`https://api.talkjs.com/v1/${APP_ID}${path}${search}`, {
          method,
          headers: { authorization: `Bearer ${SECRET_KEY}`, ...type, ...headers },
          ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
        }),
      );
    },
  };
}

/** An app with these users in it. */
export async function openAppWith(users: readonly string[], options: Options = {}): Promise<TestApp> {
  const app = openApp(options);
  await app.send('PUT', '/users', { body: Object.fromEntries(users.map((id) => [id, { name: `Name of ${id}` }])) });
  return app;
}

/** An app with these users, who take part in the conversation `chat`. */
export async function openChat(users: readonly string[], options: Options = {}): Promise<TestApp> {
  const app = await openAppWith(users, options);
  await app.send('PUT', '/conversations/chat', { body: { participants: users } });
  return app;
}

/** The ids of the entries of a list answer. */
export const idsOf = (answer: Answer): string[] =>
  (answer.body as { data: { id: string }[] }).data.map((entry) => entry.id);

/** The ids of an array answer. */
export const sentIds = (answer: Answer): string[] => (answer.body as { id: string }[]).map((entry) => entry.id);

/** A token signed for the app, expiring 30 seconds after the start; `undefined` leaves a claim out. */
export function signToken(claims: object = {}, options: jwt.SignOptions = {}, key: jwt.Secret = SECRET_KEY): string {
  const all = { tokenType: 'app', iss: APP_ID, iat: START / 1000, exp: START / 1000 + 30, ...claims };
  return jwt.sign(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)), key, options);
}
