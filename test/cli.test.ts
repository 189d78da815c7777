import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Results } from '../conformance/harness/results.js';
import { startLyingProxy } from './lying-proxy.js';

const root = new URL('..', import.meta.url).pathname;
const main = join(root, 'dist/conformance/cli/main.js');
const credentials = { TALKJS_APP_ID: 'tEmulator', TALKJS_SECRET_KEY: 'sk_test_emulator' };

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: string;
}

function talkspec(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const report = mkdtempSync(join(tmpdir(), 'talkspec-test-'));
  const all = args[0] === 'conformance' && !args.includes('--report') ? [...args, '--report', report] : args;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, ...all],
      { cwd: root, env: { PATH: process.env['PATH'], ...environment } },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr, report });
      },
    );
  });
}

const resultsIn = (report: string): Results =>
  JSON.parse(readFileSync(join(report, 'results.json'), 'utf8')) as Results;

describe('talkspec conformance cannot run, and says why with exit code 2', () => {
  test.each<[string, string[], Record<string, string>, RegExp]>([
    ['an unknown target', ['--target', 'mars'], {}, /There is no target "mars"; there are emulator, prism, live/],
    ['an unknown API', ['--api', 'chat'], {}, /There is no API "chat"/],
    [
      'an unknown edition',
      ['--edition', '1999', '--api', 'talkjs'],
      {},
      /no edition "1999"; there are current, 2020-12-15/,
    ],
    ['an unknown option', ['--nonsense'], {}, /unknown option '--nonsense'/],
    [
      'live without credentials',
      ['--target', 'live', '--api', 'talkjs'],
      {},
      /not set: talkjs: TALKJS_APP_ID, TALKJS_SECRET_KEY/,
    ],
    [
      'an unreachable host',
      ['--target', 'live', '--api', 'talkjs', '--base-url', 'http://127.0.0.1:4'],
      credentials,
      /http:\/\/127\.0\.0\.1:4 cannot be reached: .*ECONNREFUSED/,
    ],
    [
      'plain http beyond loopback',
      ['--target', 'live', '--api', 'talkjs', '--base-url', 'http://api.example.com'],
      credentials,
      /must be https/,
    ],
    [
      'a base URL with a path',
      ['--target', 'live', '--api', 'talkjs', '--base-url', 'http://127.0.0.1:1/v1'],
      credentials,
      /must be an origin alone/,
    ],
    [
      'a base URL of another scheme',
      ['--target', 'live', '--api', 'talkjs', '--base-url', 'ftp://127.0.0.1'],
      credentials,
      /must be an origin such as/,
    ],
    ['a base URL without a live target', ['--base-url', 'http://127.0.0.1:1'], {}, /goes with --target live/],
    ['an empty filter', ['--filter', ''], {}, /--filter is empty/],
    [
      'a filter that selects nothing',
      ['--filter', 'TJ-NOPE-99'],
      {},
      /No scenario is selected by --filter TJ-NOPE-99/,
    ],
  ])('%s', async (_, args, environment, message) => {
    const ended = await talkspec(['conformance', ...args], environment);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(message);
  });
});

test('talkspec conformance repeats no password of a base URL', async () => {
  const args = ['conformance', '--target', 'live', '--api', 'talkjs', '--base-url', 'http://bob:hunter2@127.0.0.1:4'];
  const ended = await talkspec(args, credentials);
  expect(ended).toMatchObject({
    code: 2,
    stderr: 'talkspec: --base-url must hold no user or password: http://127.0.0.1:4\n',
    stdout: '',
  });
});

test('talkspec conformance finds out before the run that its reports cannot be written', async () => {
  const ended = await talkspec(['conformance', '--target', 'emulator', '--report', join(root, 'package.json')]);
  expect(ended).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^talkspec: --report .*package\.json cannot be written to: /) as string,
  });
});

describe('talkspec conformance against a served emulator', { timeout: 120_000 }, () => {
  let served: ChildProcess;
  let origin: string;
  /** Lists messages oldest first. */
  let liar: Awaited<ReturnType<typeof startLyingProxy>>;

  beforeAll(async () => {
    served = spawn(process.execPath, [main, 'emulator', '--port', '0'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const line = await new Promise<string>((resolve) => {
      served.stdout?.once('data', (text: Buffer) => {
        resolve(text.toString());
      });
    });
    expect(line).toMatch(/^talkspec emulator ready on http:\/\/127\.0\.0\.1:\d+\n$/);
    origin = line.trim().split(' ').at(-1) ?? '';
    liar = await startLyingProxy(origin, ({ method, path, status, text }) =>
      method === 'GET' && path.endsWith('/messages') && status === 200
        ? JSON.stringify({ data: (JSON.parse(text) as { data: unknown[] }).data.reverse() })
        : text,
    );
  });
  afterAll(() => {
    served.kill();
    liar.close();
  });

  const live = (to: string, ...more: string[]) =>
    talkspec(['conformance', '--target', 'live', '--api', 'talkjs', '--base-url', to, ...more], credentials);

  test('exits 0, verifies what needs only state and auth, and leaves nothing behind that can be deleted', async () => {
    const ended = await live(origin);
    expect(ended.stderr).toMatch(/^(talkjs on live: \d+ of \d+ scenarios\n)+$/);
    expect(ended.code).toBe(0);
    const [run] = resultsIn(ended.report).runs;
    expect(run).toMatchObject({ api: 'talkjs', target: 'live', baseUrl: origin, violations: [] });
    expect(run?.scenarios.filter((scenario) => scenario.status === 'failed')).toEqual([]);
    const left = await fetch(`${origin}/v1/tEmulator/conversations?limit=30`, {
      headers: { authorization: 'Bearer sk_test_emulator' },
    });
    expect(await left.json()).toEqual({ data: [] });
  });

  test.each<[string, string[], Record<string, string>, RegExp]>([
    [
      'a wrong secret key',
      ['--api', 'talkjs'],
      { ...credentials, TALKJS_SECRET_KEY: 'sk_test_other' },
      /does not let these credentials in: GET \/users answers 401/,
    ],
    ['an unknown app', ['--api', 'talkjs'], { ...credentials, TALKJS_APP_ID: 'tOther' }, /GET \/users answers 404/],
    [
      'a wrong API key',
      ['--api', 'talkable'],
      { TALKABLE_API_KEY: 'other_key', TALKABLE_SITE_SLUG: 'my-store' },
      /GET \/campaigns answers 401/,
    ],
    [
      'an unknown site',
      ['--api', 'talkable'],
      { TALKABLE_API_KEY: 'talkable_test_key', TALKABLE_SITE_SLUG: 'other' },
      /GET \/campaigns answers 400/,
    ],
  ])('exits 2 with %s', async (_, args, environment, message) => {
    const ended = await talkspec(['conformance', '--target', 'live', '--base-url', origin, ...args], environment);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).not.toContain('sk_test_other');
  });

  test('exits 1 when the server lies, and blames the claim', async () => {
    const ended = await live(liar.origin, '--filter', 'TJ-LST-08');
    expect(ended.code).toBe(1);
    const blamed = resultsIn(ended.report).runs[0]?.claims['TJ-LST-08'];
    expect(blamed).toMatchObject({ verdict: 'failed' });
    expect(blamed?.evidence?.request.method).toBe('GET');
  });

  test('exits 1 when what was made cannot be deleted, and leaves no scenario out', async () => {
    const keeper = await startLyingProxy(origin, ({ method, text }) => (method === 'DELETE' ? undefined : text));
    const ended = await live(keeper.origin, '--filter', 'TJ-LST-08').finally(() => {
      keeper.close();
    });
    expect(ended.code).toBe(1);
    const [run] = resultsIn(ended.report).runs;
    expect(run?.scenarios.length).toBeGreaterThan(1);
    expect(run?.violations.map(({ status, pointer }) => ({ status, pointer }))).toContainEqual({
      status: 0,
      pointer: 'clean-up',
    });
    await live(origin, '--filter', 'TJ-LST-08');
  });

  test('calls no part of a run a pass, and finds a claim whatever its case', async () => {
    const ended = await live(origin, '--filter', 'tj-lst-08');
    expect(ended).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/incomplete \(.* not selected\)/) as string,
    });
    expect(ended.stdout).not.toContain('conformant');
    expect(Object.keys(resultsIn(ended.report).runs[0]?.claims ?? {})).toEqual(['TJ-LST-08']);
  });

  test('says which API is left out when its credentials are not set', async () => {
    const ended = await talkspec(
      ['conformance', '--target', 'live', '--base-url', origin, '--filter', 'TJ-LST-08'],
      credentials,
    );
    expect(ended).toMatchObject({
      code: 0,
      stderr: 'talkable is left out on live; not set: TALKABLE_API_KEY, TALKABLE_SITE_SLUG\n',
    });
  });

  test('shows no secret in any report', async () => {
    const ended = await live(liar.origin);
    const everything =
      ['results.json', 'junit.xml', 'report.html']
        .map((name) => readFileSync(join(ended.report, name), 'utf8'))
        .join('') +
      ended.stdout +
      ended.stderr;
    expect(everything).not.toContain('sk_test_emulator');
    expect(everything).not.toMatch(/eyJ[\w-]+\./);
  });
});

test.each([
  [['--edition', '1999'], /^talkspec: No contract of "talkjs" in the edition "1999"[^\n]*\n$/],
  [['--app-id', ''], /^talkspec: --app-id is ""; it must be a text that is not empty, "\." or "\.\."\.\n$/],
  [['--secret-key', 'two words'], /^talkspec: --secret-key cannot be sent in a header; it must be [^\n]*\n$/],
  [['--site-slug', ''], /^talkspec: --site-slug is ""; it must be a text that is not empty\.\n$/],
  [['--api-key', ''], /^talkspec: --api-key is empty; it must be [^\n]*\n$/],
])('talkspec emulator %j is refused in one line with exit code 2', async (args, message) => {
  expect(await talkspec(['emulator', '--port', '0', ...args])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(message) as string,
  });
});

test('talkspec emulator refuses a port that is none, or taken, with exit code 2', async () => {
  for (const text of ['x', '4010x', '65536', '-1', '1.5', ''])
    expect(await talkspec(['emulator', '--port', text])).toMatchObject({
      code: 2,
      stderr: `talkspec: --port ${text} is no port; it must be a number from 0 to 65535.\n`,
    });
  const taken = createServer();
  await new Promise<void>((resolve) => {
    taken.listen(0, '127.0.0.1', resolve);
  });
  const { port } = taken.address() as AddressInfo;
  const ended = await talkspec(['emulator', '--port', String(port)]);
  taken.close();
  expect(ended).toMatchObject({
    code: 2,
    stderr: `talkspec: --port ${String(port)} is in use at 127.0.0.1; name another one, or 0 for a free one.\n`,
  });
});

test('talkspec emulator --demo shows a conversation and an approved referral', async () => {
  const served = spawn(process.execPath, [main, 'emulator', '--port', '0', '--demo'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = await new Promise<string>((resolve) => {
    let text = '';
    served.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.split('\n').length > 3) resolve(text);
    });
  });
  const [, ...requests] = printed.trim().split('\n');
  const answers = await Promise.all(
    requests.map(async (line) => {
      const [, authorization = '', url = ''] = /^curl -H 'Authorization: ([^']+)' '([^']+)'$/.exec(line) ?? [];
      return (await fetch(url, { headers: { authorization } })).json();
    }),
  );
  served.kill();
  expect(answers[0]).toMatchObject({
    data: [
      { text: 'Hi! When will it arrive?' },
      { text: 'Hello Alice!', senderId: '8029' },
      { type: 'SystemMessage' },
    ],
  });
  expect(answers[1]).toMatchObject({
    ok: true,
    result: { referrals: [{ status: 'approved', advocate_rewards: [{ status: 'Paid' }] }] },
  });
});
