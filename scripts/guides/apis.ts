import { createSecretKey } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import jwt from 'jsonwebtoken';

import { createEmulator } from 'talkspec/emulator';

import type { Guides } from './run.js';

const APP = { appId: 'tGuides', secretKey: 'sk_test_guides' };
const SITE = { slug: 'my-store', apiKey: 'talkable_guides_key' };

export const fileOf = (api: string): string =>
  fileURLToPath(new URL(`../../openapi/${api}/workflows.arazzo.yaml`, import.meta.url));

/** An app-scoped token; it lives long enough for all guides of a slow machine. */
function appToken(): string {
  const key = createSecretKey(Buffer.from(APP.secretKey));
  const options = { issuer: APP.appId, expiresIn: '10m', allowInsecureKeySizes: true } as const;
  return jwt.sign({ tokenType: 'app' }, key, options);
}

/** Serves both APIs on a free port, and tells where their guides are carried out. */
export async function serve(): Promise<{ guides: readonly Guides[]; close(): Promise<void> }> {
  const emulator = createEmulator({ talkjs: { apps: [APP] }, talkable: { sites: [SITE] } });
  const { origin } = await emulator.listen();
  const talkjs = { server: `${origin}/v1/${APP.appId}`, inputs: { token: appToken() } };
  const talkable = { server: `${origin}/api/v2`, inputs: { apiKey: SITE.apiKey, siteSlug: SITE.slug } };
  return {
    guides: [
      { file: fileOf('talkjs'), source: 'talkjs', ...talkjs },
      { file: fileOf('talkable'), source: 'talkable', ...talkable },
    ],
    close: () => emulator.close(),
  };
}
