import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { credentials, root, talkspec } from './talkspec.js';

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

test('talkspec conformance finds out before the run that its reports cannot be written', async () => {
  const ended = await talkspec(['conformance', '--target', 'emulator', '--report', join(root, 'package.json')]);
  expect(ended).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^talkspec: --report .*package\.json cannot be written to: /) as string,
  });
});
