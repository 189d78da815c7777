import { inspect } from 'node:util';

import { describe, expect, test } from 'vitest';

import { openContract } from '../conformance/contract/contract.js';
import { Redactor } from '../conformance/harness/redact/redactor.js';
import { createRun, prepareRun } from '../conformance/harness/run-scenario.js';
import { entryOf, type OpaqueCredentials } from '../conformance/registry/select.js';
import { liveTarget } from '../conformance/targets/live.js';
import { FORMS, readingsOf, worthOf } from './hostile/forms.js';
import { TALKABLE, TALKJS, keysOf } from './hostile/keys.js';
import { PLACES } from './hostile/places.js';
import { startHostileServer } from './hostile/server.js';

const CREDENTIALS = {
  talkjs: { appId: TALKJS.TALKJS_APP_ID, secretKey: TALKJS.TALKJS_SECRET_KEY },
  talkable: { apiKey: TALKABLE.TALKABLE_API_KEY, siteSlug: TALKABLE.TALKABLE_SITE_SLUG },
} as const;
const KEYS = keysOf({ ...TALKJS, ...TALKABLE });

/** All that hangs on what the preparation of a run throws; nothing where it throws nothing. */
async function thrownBy(api: 'talkjs' | 'talkable', origin: string): Promise<string> {
  const target = liveTarget({
    origin,
    // They are those of the API.
    credentials: CREDENTIALS[api] as unknown as OpaqueCredentials,
    edition: 'current',
    destructive: false,
    paced: false,
    startedAt: 0,
  });
  const run = createRun(entryOf(api).adapter, openContract(api), target, new Redactor(KEYS));
  return prepareRun(run).then(
    () => '',
    (error: unknown) => inspect(error, { depth: Infinity, showHidden: true, maxStringLength: Infinity }),
  );
}

describe('what is thrown while a run is prepared tells no secret', { timeout: 60_000 }, () => {
  const cases = (['talkjs', 'talkable'] as const).flatMap((api) =>
    Object.keys(PLACES).map((place) => [api, place] as const),
  );
  test.each(cases)('of %s, repeated in %s', async (api, place) => {
    const server = await startHostileServer({ known: KEYS, places: [place], letsIn: 'to its root' });
    const thrown: string[] = [];
    while (server.tried.size < Object.keys(FORMS).length) thrown.push(await thrownBy(api, server.origin));
    server.close();
    const secrets = [...KEYS, ...[...server.received].filter((one) => one.startsWith('eyJ')).flatMap(worthOf)];
    const forbidden = secrets.flatMap((secret) => Object.values(FORMS).map((write) => write(secret)));
    const shown = thrown.join('\n');
    expect(forbidden.filter((text) => shown.includes(text))).toEqual([]);
    expect(readingsOf(shown).filter((reading) => KEYS.some((key) => reading.includes(key)))).toEqual([]);
  });
});
