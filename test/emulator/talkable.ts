import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  type SiteOptions,
  type TalkableOptions,
} from '../../conformance/emulator/index.js';

export const SLUG = 'my-store';
export const API_KEY = 'talkable_test_key';
/** Where the clock of a test stands, in Unix milliseconds: 2026-07-07T09:00:00.000-07:00. */
export const START = Date.parse('2026-07-07T16:00:00.000Z');

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly contentType: string | null;
  readonly text: string;
  /** Empty where the answer is no JSON. */
  readonly body: Readonly<Record<string, unknown>>;
  /** What the header `talkspec-assumed` lists. */
  readonly assumed: readonly string[];
}

export interface Call {
  /** Sent as JSON, with the slug of the site; a string or a form is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

export interface TestSite {
  readonly emulator: Emulator;
  /** Sends with the key of the site and its slug in the query; `path` is what follows `/api/v2`. */
  send(method: string, path: string, call?: Call): Promise<Answer>;
  /** The `result` of a call that must succeed. */
  result<Result = Readonly<Record<string, unknown>>>(method: string, path: string, call?: Call): Promise<Result>;
}

export interface Options extends Omit<EmulatorOptions, 'talkable'> {
  readonly site?: Partial<SiteOptions>;
  readonly talkable?: Partial<TalkableOptions>;
}

async function toAnswer(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  const contentType = headers.get('content-type');
  const isJson = contentType?.startsWith('application/json') === true && text !== '';
  const body = isJson ? (JSON.parse(text) as Answer['body']) : {};
  return { status, headers, contentType, text, body, assumed: headers.get('talkspec-assumed')?.split(', ') ?? [] };
}

const isRaw = (body: unknown): body is string | FormData => typeof body === 'string' || body instanceof FormData;

/** A site on an emulator of its own, in-process, whose clock stands still. */
export function openSite({ site, talkable, ...options }: Options = {}): TestSite {
  const emulator = createEmulator({
    clock: () => START,
    ...options,
    talkable: { sites: [{ slug: SLUG, apiKey: API_KEY, ...site }], ...talkable },
  });
  const send = async (
    method: string,
    path: string,
    { body, headers = {}, query = {} }: Call = {},
  ): Promise<Answer> => {
    const inBody = typeof body === 'object' && body !== null && !isRaw(body) && !Array.isArray(body);
    const search = new URLSearchParams(inBody ? query : { site_slug: SLUG, ...query }).toString();
    const type = body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' };
    const sent = inBody ? { site_slug: SLUG, ...body } : body;
    return toAnswer(
      await emulator.fetch(`https://www.talkable.com/api/v2${path}${search === '' ? '' : `?${search}`}`, {
        method,
        headers: { authorization: `Bearer ${API_KEY}`, ...type, ...headers },
        ...(sent === undefined ? {} : { body: isRaw(sent) ? sent : JSON.stringify(sent) }),
      }),
    );
  };
  return {
    emulator,
    send,
    result: async (method, path, call) => {
      const answer = await send(method, path, call);
      if (answer.status >= 300)
        throw new Error(`${method} ${path} was answered ${String(answer.status)}: ${answer.text}`);
      return answer.body['result'] as never;
    },
  };
}

/** The path of something, percent-encoded: ``at`/people/${slug}` ``. */
export const at = (parts: TemplateStringsArray, ...values: string[]): string =>
  parts
    .map((part, index) => `${part}${index < values.length ? encodeURIComponent(values[index] ?? '') : ''}`)
    .join('');

export interface Issued {
  readonly origin: { readonly id: number };
  readonly offer: { readonly short_url_code: string; readonly claim_url: string };
}

/** Makes somebody an Advocate and answers with the offer's code. */
export async function join(site: TestSite, email: string, data: object = {}): Promise<string> {
  const { offer } = await site.result<Issued>('POST', '/origins/affiliate_member', {
    body: { data: { email, ...data } },
  });
  return offer.short_url_code;
}

export interface Claimed {
  readonly friend_reward: { readonly coupon_code: string } | null;
  readonly friend_unredeem_reason: string | null;
}

/** Lets a Friend claim the offer of an Advocate. */
export const claim = (site: TestSite, advocate: string, friend: string): Promise<Claimed> =>
  site.result('POST', '/offer_claims', { query: { advocate_email: advocate, friend_email: friend } });

/** Reports a purchase. */
export const buy = (site: TestSite, email: string, order: string, data: object = {}): Promise<Answer> =>
  site.send('POST', '/origins/purchase', { body: { data: { email, order_number: order, subtotal: 120, ...data } } });

export interface Referral {
  readonly id: number;
  readonly status: string;
  readonly track_method: string;
  readonly fraud_details: string | null;
  readonly ad_rewarded: boolean;
  readonly offer_id: number;
  readonly advocate_rewards: readonly { readonly status: string; readonly coupon_code: string | null }[];
  readonly friend_rewards: readonly { readonly status: string; readonly coupon_code: string | null }[];
}

export const referralsOf = async (
  site: TestSite,
  email: string,
  as: 'advocate' | 'friend' = 'advocate',
): Promise<readonly Referral[]> =>
  (await site.result<{ referrals: Referral[] }>('GET', `${at`/people/${email}`}/referrals_as_${as}`)).referrals;

/** Decides on the referral of an order. */
export const decide = (site: TestSite, order: string, status: string): Promise<Answer> =>
  site.send('PUT', at`/origins/${order}/referral`, { body: { data: { status } } });
