import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { FORMS, worthOf, type Form } from './forms.js';
import { PLACES } from './places.js';

export interface HostileServer {
  readonly origin: string;
  /** Every credential that came with a request, of whatever scheme. */
  readonly received: ReadonlySet<string>;
  /** Which place was used with which form, as `place: form`. */
  readonly tried: ReadonlySet<string>;
  close(): void;
}

export interface Hostility {
  /** What the server knows of from elsewhere, such as the key of another API. */
  readonly known: readonly string[];
  /** Where it repeats. Default: everywhere by turns. */
  readonly places?: readonly string[];
  /** How long it answers a suite with good grace: its scenarios come after its first looks, and these after GET /. */
  readonly letsIn: 'never' | 'to its root' | 'until its scenarios';
}

const credentialOf = (header: string | undefined): string | undefined => /^(?:\w+ +)?(\S+)$/.exec(header ?? '')?.[1];

/** What a suite asks before its scenarios, and answers that please it. */
const FIRST_LOOKS: readonly [RegExp, string][] = [
  [/^\/v1\/[^/]+\/(users|conversations)\?limit=\d+$/, '{"data":[]}'],
  [/^\/api\/v2\/(campaigns|loyalty|coupons)/, '{"ok":true,"result":{"campaigns":[]}}'],
];
const LOOKS_EACH = 4;

const FORMS_AT_ONCE = 3;

/** The forms of a round. */
const formsOf = (round: number): [string, Form][] => {
  const all = Object.entries(FORMS);
  return Array.from({ length: FORMS_AT_ONCE }, (_, index) => all[(round * FORMS_AT_ONCE + index) % all.length]).filter(
    (form) => form !== undefined,
  );
};

/** Repeats what it is sent, in every form and place: each request in the next place, each round in the next forms. */
export async function startHostileServer({ known, places, letsIn }: Hostility): Promise<HostileServer> {
  const received = new Set<string>();
  const tried = new Set<string>();
  const looks: number[] = FIRST_LOOKS.map(() => (letsIn === 'until its scenarios' ? LOOKS_EACH : 0));
  const allPlaces = places ?? Object.keys(PLACES);
  let turn = 0;

  const lookOf = (url: string): string | undefined => {
    const index = FIRST_LOOKS.findIndex(([pattern]) => pattern.test(url));
    const left = looks[index] ?? 0;
    looks[index] = left - 1;
    return left > 0 ? FIRST_LOOKS[index]?.[1] : undefined;
  };
  const repeat = (header: string | undefined): Buffer => {
    const credential = credentialOf(header);
    if (credential !== undefined) received.add(credential);
    const place = allPlaces[turn % allPlaces.length] ?? '';
    const forms = formsOf(Math.floor(turn / allPlaces.length));
    for (const [form] of forms) tried.add(`${place}: ${form}`);
    const all = [header ?? '', ...known, ...(credential === undefined ? [] : worthOf(credential))];
    // What comes first is cut last.
    const first = turn % all.length;
    turn += 1;
    const texts = [...all.slice(first), ...all.slice(0, first)];
    return (
      PLACES[place]?.(texts.flatMap((text) => forms.map(([, write]) => write(text))).join(' ')) ?? Buffer.alloc(0)
    );
  };
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url === '/' && letsIn !== 'never') return response.end();
      const look = lookOf(request.url ?? '');
      if (look !== undefined) return response.setHeader('content-type', 'application/json').end(look);
      const socket: Socket = request.socket;
      return socket.end(repeat(request.headers.authorization));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    received,
    tried,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
