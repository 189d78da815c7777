import type { Emulator } from '../emulator/index.js';
import { VARIABLES } from '../registry/variables.js';
import { EMULATOR_KEYS } from './emulator-keys.js';

/** Where and as whom the demo writes: the tenants that the emulator serves. */
export interface DemoTenants {
  readonly appId: string;
  readonly secretKey: string;
  readonly siteSlug: string;
  readonly apiKey: string;
}

interface Call {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body?: object;
}

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';

/** Alice asks about an order, Sebastian answers: the story of the contract's examples. */
const CONVERSATION: readonly Call[] = [
  { method: 'PUT', path: '/users/12081', body: { name: 'Alice', role: 'buyer', welcomeMessage: 'Hey there! :-)' } },
  { method: 'PUT', path: '/users/8029', body: { name: 'Sebastian', role: 'seller' } },
  {
    method: 'PUT',
    path: '/conversations/order_391_fc',
    body: { participants: ['12081', '8029'], subject: 'What a lovely day!', custom: { category: 'order_inquiry' } },
  },
  {
    method: 'POST',
    path: '/conversations/order_391_fc/messages',
    body: [
      { type: 'SystemMessage', text: 'Order 391 was placed.' },
      { type: 'UserMessage', sender: '8029', text: 'Hello Alice!' },
      { type: 'UserMessage', sender: '12081', text: 'Hi! When will it arrive?' },
    ],
  },
];

/** Ann shares her offer, Bob buys with the coupon he got for claiming it, and the referral is approved. */
const referral = (site: string, coupon: string): readonly Call[] => [
  {
    method: 'POST',
    path: '/origins/purchase',
    body: {
      site_slug: site,
      data: { email: BOB, first_name: 'Bob', order_number: 'A-100', subtotal: 120, coupon_codes: [coupon] },
    },
  },
  { method: 'PUT', path: '/origins/A-100/referral', body: { site_slug: site, data: { status: 'approved' } } },
];

async function send(emulator: Emulator, url: string, key: string, { method, path, body }: Call): Promise<unknown> {
  const response = await emulator.fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(
      `The demo could not be loaded: ${method} ${path} answered ${String(response.status)} ${await response.text()}`,
    );
  return response.json();
}

/** Loads a conversation into the TalkJS app and an approved referral into the Talkable site, through the APIs. */
export async function loadDemo(
  emulator: Emulator,
  { appId, secretKey, siteSlug, apiKey }: DemoTenants,
): Promise<void> {
  for (const call of CONVERSATION)
    await send(emulator, `http://127.0.0.1/v1/${encodeURIComponent(appId)}`, secretKey, call);
  const talkable = (call: Call): Promise<unknown> => send(emulator, 'http://127.0.0.1/api/v2', apiKey, call);
  await talkable({
    method: 'POST',
    path: '/origins/affiliate_member',
    body: { site_slug: siteSlug, data: { email: ANN, first_name: 'Ann' } },
  });
  const query = new URLSearchParams({ site_slug: siteSlug, advocate_email: ANN, friend_email: BOB });
  const claimed = (await talkable({ method: 'POST', path: `/offer_claims?${query.toString()}` })) as {
    result: { friend_reward: { coupon_code: string } };
  };
  for (const call of referral(siteSlug, claimed.result.friend_reward.coupon_code)) await talkable(call);
}

/** The header as a shell takes it: a key that somebody chose is not shown, but read from where the suite has it. */
const bearer = (key: string, published: string, variable: string): string =>
  key === published ? `'Authorization: Bearer ${key}'` : `"Authorization: Bearer $${variable}"`;

/** Requests that show what was loaded, to be pasted into a shell. */
export function demoRequests(origin: string, { appId, secretKey, siteSlug, apiKey }: DemoTenants): string {
  const curl = (credential: string, path: string): string => `curl -H ${credential} '${origin}${path}'`;
  const ofApp = bearer(secretKey, EMULATOR_KEYS.secretKey, VARIABLES.talkjs.secretKey);
  const ofSite = bearer(apiKey, EMULATOR_KEYS.apiKey, VARIABLES.talkable.apiKey);
  return [
    curl(ofApp, `/v1/${appId}/conversations/order_391_fc/messages`),
    curl(ofSite, `/api/v2/people/${ANN}/referrals_as_advocate?site_slug=${siteSlug}`),
  ].join('\n');
}
