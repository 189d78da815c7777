import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describe, expect, test } from 'vitest';

import { main, root, talkspec } from './talkspec.js';

test.each([
  [['--edition', '1999'], /^talkspec: talkjs has no edition "1999"; there are: current, 2020-12-15\.\n$/],
  [['--app-id', ''], /^talkspec: --app-id is ""; it must be a text that is not empty, "\." or "\.\."\.\n$/],
])('talkspec emulator %j is refused in one line with exit code 2', async (args, message) => {
  expect(await talkspec(['emulator', '--port', '0', ...args])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(message) as string,
  });
});

test('talkspec emulator refuses a port that is none, or taken, with exit code 2', async () => {
  expect(await talkspec(['emulator', '--port', 'x'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--port x is no port') as string,
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
    stderr: expect.stringContaining(`--port ${String(port)} is in use at 127.0.0.1`) as string,
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

describe('talkspec emulator --decide', () => {
  test.each<[string, RegExp]>([
    [
      'overRangeLimit',
      /^talkspec: --decide overRangeLimit: it must be NAME=CHOICE, such as overRangeLimit=clamp\.\n$/,
    ],
    ['size=large', /^talkspec: --decide size=large: there is no such decision; `talkspec emulator --decisions` lists/],
    ['ED-06=large', /^talkspec: --decide ED-06=large: ED-06 can be refuse, clamp, honour\.\n$/],
    ['talkable.overRangeLimit=clamp', /there is no such decision/],
  ])('%s is refused in one line with exit code 2', async (text, message) => {
    const ended = await talkspec(['emulator', '--port', '0', '--decide', text]);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringMatching(message) as string });
  });

  test('turns decisions by name and by claim, which --decisions then shows', async () => {
    const args = ['emulator', '--decisions', '--decide', 'overRangeLimit=clamp', '--decide', 'ED-36=refuse'];
    const { code, stdout } = await talkspec(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}ED-06 +overRangeLimit +refuse \| clamp \(chosen\) \| honour$/m);
    expect(stdout).toMatch(/^ {2}ED-36 +readOnlySender +send \| refuse \(chosen\)$/m);
    expect(stdout).toMatch(/^ {2}ED-20 +removalOfNobody +accept \| refuse$/m);
    expect(stdout).toMatch(/^ {2}INF-06 +offerAgain +same \| new$/m);
  });
});
