import type { EmulatorTenants } from './emulator.js';
import type { TalkJSCredentials } from '../scenarios/talkjs/adapter.js';

/** Two TalkJS apps on one emulator. */
export function talkjsTenants(edition: string): EmulatorTenants<TalkJSCredentials> {
  const first = { appId: 'tEmulator', secretKey: 'sk_test_emulator' };
  const second = { appId: 'tSecondApp', secretKey: 'sk_test_second_app' };
  return { first, second, options: { talkjs: { apps: [first, second], edition } } };
}
