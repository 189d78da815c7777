import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startLyingProxy } from './lying-proxy.js';
import { credentials, main, resultsIn, root, talkspec } from './talkspec.js';

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
