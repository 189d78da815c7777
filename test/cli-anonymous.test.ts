import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import type { Witness } from '../conformance/harness/witness/witness.js';
import { startLyingProxy } from './lying-proxy.js';
import { main, reportsIn, resultsIn, root, talkspec, type Ended } from './talkspec.js';
import { judgeWitness } from './witness/judge.js';

/** A user's cache that holds nothing yet, and a place for a witness. */
function home() {
  const folder = mkdtempSync(join(tmpdir(), 'talkspec-home-'));
  return { folder, tokens: join(folder, 'talkspec/throw-away.json'), witness: join(folder, 'witness.json') };
}

type Home = ReturnType<typeof home>;

const run = ({ folder }: Home, ...args: string[]): Promise<Ended> =>
  talkspec(['conformance', '--anonymous', ...args], { XDG_CACHE_HOME: folder });

const witnessIn = (file: string): Witness => JSON.parse(readFileSync(file, 'utf8')) as Witness;

const countIn = ({ stories }: Witness): number => stories.flatMap(({ exchanges }) => exchanges).length;

/** Serves an emulator until it is told to end. */
async function serve(...args: string[]): Promise<{ origin: string; process: ChildProcess }> {
  const served = spawn(process.execPath, [main, 'emulator', '--port', '0', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve) => {
    served.stdout.once('data', (text: Buffer) => {
      resolve(text.toString());
    });
  });
  return { origin: line.trim().split(' ').at(-1) ?? '', process: served };
}

describe('a run on a throw-away project', { timeout: 120_000 }, () => {
  let served: ChildProcess;
  let origin: string;

  beforeAll(async () => {
    ({ origin, process: served } = await serve());
  });
  afterAll(() => {
    served.kill();
  });

  test('needs no credentials, stops after 300 requests, and writes a witness that the gate lets through', async () => {
    const at = home();
    const ended = await run(at, '--base-url', origin, '--record', at.witness);
    expect(ended.stderr).toMatch(
      /talkjs on live: 300 requests are sent, and no more; for that \d+ scenarios did not run/,
    );
    expect(ended.stdout).toContain(`witness: ${at.witness}, 300 exchanges\n`);
    expect(ended.code).toBe(0);
    const witness = witnessIn(at.witness);
    expect(witness).toMatchObject({ api: 'talkjs', kind: 'live', source: `${origin}, a throw-away project` });
    expect(witness.date).toBe(resultsIn(ended.report).startedAt.slice(0, 10));
    expect(countIn(witness)).toBe(300);
    expect(await judgeWitness('recorded', readFileSync(at.witness, 'utf8'))).toEqual([]);
    const { scenarios = [] } = resultsIn(ended.report).runs[0] ?? {};
    const spent = scenarios.filter(({ reason }) => reason === 'the 300 requests of the run are spent');
    expect(spent.every(({ status }) => status === 'not-run')).toBe(true);
    expect(spent.length).toBeGreaterThan(0);
  });

  test('opens the project of an earlier run again, whose token only its user can read', async () => {
    const at = home();
    const filter = ['--base-url', origin, '--filter', 'TJ-LST-08'];
    expect((await run(at, ...filter)).code).toBe(0);
    expect(statSync(at.tokens).mode & 0o777).toBe(0o600);
    const tokens = readFileSync(at.tokens, 'utf8');
    const again = await run(at, ...filter, '--record', at.witness);
    expect(again.code).toBe(0);
    expect(readFileSync(at.tokens, 'utf8')).toBe(tokens);
    expect(witnessIn(at.witness).stories[0]?.exchanges.map(({ request }) => request.method)).toEqual(['GET']);
    expect(await judgeWitness('recorded', readFileSync(at.witness, 'utf8'))).toEqual([]);
  });

  test('makes another one where the token opens none any more', async () => {
    const at = home();
    const filter = ['--base-url', origin, '--filter', 'TJ-LST-08'];
    await run(at, ...filter);
    writeFileSync(at.tokens, JSON.stringify({ schemaVersion: 1, tokens: { [origin]: 'anon_claimed_by_somebody' } }));
    expect((await run(at, ...filter)).code).toBe(0);
    expect(readFileSync(at.tokens, 'utf8')).not.toContain('anon_claimed_by_somebody');
  });

  test('cannot be where the address made a project half a minute ago', async () => {
    const limited = await serve('--rate-limits', 'documented');
    onTestFinished(() => {
      limited.process.kill();
    });
    const { origin: address } = limited;
    await run(home(), '--base-url', address, '--filter', 'TJ-LST-08');
    const ended = await run(home(), '--base-url', address, '--filter', 'TJ-LST-08');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toBe(
      `talkspec: ${address} gives no throw-away project now: it makes one throw-away project per address every 30 ` +
        'seconds. Try again later.\n',
    );
  });

  test('shows and writes no secret, whatever the service repeats', async () => {
    const secrets = new Set<string>();
    const liar = await startLyingProxy(origin, ({ path, status, text }) => {
      for (const [, secret = ''] of text.matchAll(/"(?:accessToken|secretKey)":"([^"]+)"/g)) secrets.add(secret);
      if (path.includes('anonymousAccounts') || status !== 200 || !text.startsWith('{')) return text;
      return JSON.stringify({ ...(JSON.parse(text) as object), leak: [...secrets].join(' and ') });
    });
    const at = home();
    const ended = await run(at, '--base-url', liar.origin, '--record', at.witness).finally(() => {
      liar.close();
    });
    expect(secrets.size).toBe(2);
    const reports = Object.values(reportsIn(ended.report)).join('');
    const told = ended.stdout + ended.stderr + reports + readFileSync(at.witness, 'utf8');
    for (const secret of secrets) expect(told.includes(secret)).toBe(false);
    expect(readFileSync(at.witness, 'utf8')).toContain('"leak": "[redacted] and [redacted]"');
  });
});

test('the README shows how', () => {
  const command = 'npx talkspec conformance --anonymous --record witness.json';
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`\n${command}\n`);
});

describe('one line tells what is wrong with an option, and what it takes, and nothing is sent', () => {
  const there = home();
  writeFileSync(there.witness, '{}');
  const folder = join(there.folder, 'nowhere');
  const nowhere = join(folder, 'witness.json');

  test.each<[string, string[], string]>([
    [
      'another target',
      ['--anonymous', '--target', 'prism'],
      '--anonymous is a run on live alone: leave --target out, or give --target live.',
    ],
    [
      'another API',
      ['--anonymous', '--api', 'talkable'],
      '--anonymous goes with --api talkjs: no other API makes throw-away projects.',
    ],
    [
      'an API that there is not',
      ['--anonymous', '--api', 'chat'],
      'There is no API "chat"; there are talkjs, talkable, and all.',
    ],
    [
      'destruction',
      ['--anonymous', '--destructive'],
      '--anonymous does not go with --destructive: leave one of them out.',
    ],
    [
      'no pace',
      ['--anonymous', '--pace', 'off'],
      '--pace off goes with --anonymous on loopback only; elsewhere --pace is on.',
    ],
    [
      'an origin that is none',
      ['--anonymous', '--base-url', 'api.talkjs.com'],
      '--base-url must be an origin such as http://127.0.0.1:4010.',
    ],
    [
      'a record of an app of one’s own',
      ['--target', 'live', '--record', 'witness.json'],
      '--record goes with --anonymous: an app of your own may hold what people wrote.',
    ],
    [
      'a record of another kind',
      ['--anonymous', '--record', 'witness.txt'],
      '--record takes a new file that ends in .json, not "witness.txt".',
    ],
    [
      'a record that is there',
      ['--anonymous', '--record', there.witness],
      `--record ${there.witness} is there already; it takes a new file, and overwrites none.`,
    ],
    [
      'a record that cannot be written',
      ['--anonymous', '--record', nowhere],
      `--record ${nowhere} cannot be written: ENOENT: no such file or directory, access '${folder}'`,
    ],
  ])('%s', async (_, args, line) => {
    const environment = { TALKJS_APP_ID: 'tEmulator', TALKJS_SECRET_KEY: 'sk_test_emulator' };
    expect(await talkspec(['conformance', ...args], { ...environment, XDG_CACHE_HOME: there.folder })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `talkspec: ${line}\n`,
    });
  });
});
