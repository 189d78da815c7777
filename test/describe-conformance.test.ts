import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { describeConformance, type ConformanceSubject } from '../conformance/describe.js';
import { createEmulator } from '../conformance/emulator/index.js';
import { startLyingProxy, type Passed } from './lying-proxy.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const config = fileURLToPath(new URL('described/vitest.config.ts', import.meta.url));
const credentials = { appId: 'tEmulator', secretKey: 'sk_test_emulator' };

const ORDER = 'users are listed newest first';
const WORDING = 'an unknown route is answered 404 with the JSON string "Not found"';

interface Told {
  readonly code: number;
  readonly status: string;
  readonly note: string;
}

/** Runs one promise of somebody's own test run against a subject. */
function check(subject: string, title: string): Promise<Told> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [vitest, 'run', '--config', config, '--reporter=json', '-t', title.replace(/[?()]/g, '.')],
      { cwd: root, env: { ...process.env, SUBJECT: subject } },
      (error, stdout) => {
        const { testResults } = JSON.parse(stdout) as {
          testResults: {
            assertionResults: { title: string; status: string; failureMessages: string[]; meta: unknown }[];
          }[];
        };
        const found = testResults.flatMap((file) => file.assertionResults).find((one) => one.title === title);
        resolve({
          code: typeof error?.code === 'number' ? error.code : 0,
          status: found?.status ?? 'missing',
          note: found?.failureMessages.join('\n') ?? '',
        });
      },
    );
  });
}

describe("describeConformance in somebody's own vitest", { timeout: 60_000 }, () => {
  const emulator = createEmulator({ talkjs: { apps: [credentials] } });
  let origin: string;
  beforeAll(async () => {
    ({ origin } = await emulator.listen({ port: 0 }));
  });
  afterAll(() => emulator.close());

  const behind = async (lie: (passed: Passed) => string | undefined, title: string): Promise<Told> => {
    const proxy = await startLyingProxy(origin, lie);
    return check(proxy.origin, title).finally(() => {
      proxy.close();
    });
  };

  test('passes what holds', async () => {
    expect(await check(origin, ORDER)).toMatchObject({ code: 0, status: 'passed' });
    expect(await check(origin, WORDING)).toMatchObject({ code: 0, status: 'passed' });
  });

  test('fails for a documented promise that is broken, and names the claim', async () => {
    const told = await behind(
      ({ method, path, text }) =>
        method === 'GET' && path.endsWith('/users')
          ? JSON.stringify({ data: (JSON.parse(text) as { data: unknown[] }).data.reverse() })
          : text,
      ORDER,
    );
    expect(told).toMatchObject({ code: 1, status: 'failed', note: expect.stringContaining('TJ-LST-08') as string });
  });

  test('does not fail for what is merely assumed', async () => {
    expect(await behind(({ text }) => text.replace('Not found', 'Nothing here'), WORDING)).toMatchObject({
      code: 0,
      status: 'skipped',
    });
  });
});

describe('a subject that cannot be checked is refused before anything is sent', () => {
  const subject = { api: 'talkjs', baseUrl: 'https://chat.example', credentials } as const;
  test.each<[string, object, RegExp]>([
    ['an API that there is not', { api: 'mars' }, /there is no "mars"; there are talkjs, talkable/],
    ['an edition that there is not', { edition: '1999' }, /no "1999"; there are current, 2020-12-15/],
    [
      'credentials of another API',
      { credentials: { apiKey: 'k', siteSlug: 's' } },
      /talkjs needs appId and secretKey/,
    ],
    ['plain http beyond loopback', { baseUrl: 'http://chat.example' }, /must be https/],
    ['a path', { baseUrl: 'https://chat.example/v1' }, /must be an origin alone: https:\/\/chat\.example$/],
    [
      'a password',
      { baseUrl: 'https://bob:hunter2@chat.example' },
      /must hold no user or password: https:\/\/chat\.example$/,
    ],
  ])('%s', (_, change, message) => {
    expect(() => {
      describeConformance({ ...subject, ...change } as ConformanceSubject);
    }).toThrow(message);
  });
});
