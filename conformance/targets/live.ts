import type { Need } from '../harness/scenario.js';
import type { Target } from '../harness/target.js';

export interface LiveOptions<Credentials> {
  /** Origin of the API, e.g. `https://api.example.com`. */
  readonly origin: string;
  readonly credentials: Credentials;
  readonly edition: string;
  /** Also run what leaves something behind; granted on loopback. */
  readonly destructive: boolean;
  /** Keep below the documented rate; off on loopback unless asked for. */
  readonly paced: boolean;
  /** A tenant that is made for runs: what they make is not undone, and nothing is granted. */
  readonly throwAway?: boolean;
  /** Unix milliseconds at which the run began: the mark of everything it makes. */
  readonly startedAt: number;
}

const MARK = 'talkspec-run-';

/** A run that began longer ago has ended; a younger one may still need what it made. */
const LONGEST_RUN_MS = 3_600_000;

function isLeftover(id: string, now: number): boolean {
  const startedAt = new RegExp(`^${MARK}(\\d+)-`).exec(id)?.[1];
  return startedAt !== undefined && now - Number(startedAt) > LONGEST_RUN_MS;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export const isLoopback = (origin: string): boolean => LOOPBACK.has(new URL(origin).hostname);

/** The origin that an option names; what must get no credentials is refused, without repeating a password in it. */
export function readOrigin(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new TypeError(`${option} must be an origin such as http://127.0.0.1:4010.`);
  if (url.username !== '' || url.password !== '')
    throw new TypeError(`${option} must hold no user or password: ${url.origin}`);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new TypeError(`${option} must be an origin alone: ${url.origin}`);
  if (url.protocol !== 'https:' && !isLoopback(url.origin))
    throw new TypeError(`${option} must be https, or http on loopback, not ${url.origin}`);
  return url.origin;
}

/** A service over the network that claims to be the API. It is used gently: marked ids, undone afterwards, paced. */
export function liveTarget<Credentials>(options: LiveOptions<Credentials>): Target<Credentials> {
  const { throwAway = false } = options;
  const isFree = !throwAway && (isLoopback(options.origin) || options.destructive);
  const granted: Need[] = isFree ? ['bulk', 'destructive', 'fixture'] : [];
  let scenarios = 0;
  return {
    name: 'live',
    edition: options.edition,
    provides: new Set<Need>(['state', 'auth', ...granted]),
    answersWithExamples: false,
    cleansUp: !throwAway,
    ...(throwAway ? {} : { isLeftover: (id: string) => isLeftover(id, options.startedAt) }),
    paced: options.paced,
    open: () => {
      scenarios += 1;
      const mark = `${MARK}${String(options.startedAt)}-${String(scenarios)}-`;
      return Promise.resolve({
        origin: options.origin,
        prefixed: true,
        credentials: options.credentials,
        fetch: globalThis.fetch,
        id: (name: string) => `${mark}${name}`,
        pooled: (name: string) => `${throwAway ? mark : 'talkspec-pool-'}${name}`,
        close: () => Promise.resolve(),
      });
    },
    close: () => Promise.resolve(),
  };
}
