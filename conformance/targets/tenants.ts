import type { TalkableCredentials } from '../scenarios/talkable/adapter.js';
import type { TalkJSCredentials } from '../scenarios/talkjs/adapter.js';
import type { EmulatorTenants } from './emulator.js';

/** Two TalkJS apps on one emulator. */
export function talkjsTenants(edition: string): EmulatorTenants<TalkJSCredentials> {
  const first = { appId: 'tEmulator', secretKey: 'sk_test_emulator' };
  const second = { appId: 'tSecondApp', secretKey: 'sk_test_second_app' };
  return { first, second, options: { talkjs: { apps: [first, second], edition } } };
}

/** Two Talkable sites on one emulator, each with the default set-up. */
export function talkableTenants(): EmulatorTenants<TalkableCredentials> {
  const first = { siteSlug: 'my-store', apiKey: 'talkable_test_key' };
  const second = { siteSlug: 'other-store', apiKey: 'talkable_other_key' };
  const sites = [first, second].map(({ siteSlug, apiKey }) => ({ slug: siteSlug, apiKey }));
  return { first, second, options: { talkable: { sites } } };
}
