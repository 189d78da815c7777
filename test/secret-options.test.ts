import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describe, expect, test } from 'vitest';

import { describeConformance, type ConformanceSubject } from '../conformance/describe.js';
import { main, root, talkspec } from './talkspec.js';

const CORE = 'Q7zX4vK9';

const UNSENDABLE = [
  ['a line break', `sk_${CORE}\n${CORE}`, 'holds a control character'],
  ['a line break at its end', `sk_${CORE}\n`, 'begins or ends with white space'],
  ['a space at its beginning', ` sk_${CORE}`, 'begins or ends with white space'],
  ['a tab', `sk_${CORE}\t${CORE}`, 'holds a control character'],
  ['a terminal escape', `sk_${CORE}\u001b[31m${CORE}`, 'holds a control character'],
  ['a C1 control', `sk_${CORE}\u009b${CORE}`, 'holds a control character'],
  ['a letter beyond Latin-1', `sk_${CORE}€${CORE}`, 'holds a character beyond Latin-1'],
] as const;

const VARIABLES = [
  ['talkjs', 'TALKJS_SECRET_KEY', { TALKJS_APP_ID: 'tApp' }],
  ['talkable', 'TALKABLE_API_KEY', { TALKABLE_SITE_SLUG: 's' }],
] as const;

const live = (api: string, origin: string, environment: Record<string, string>) =>
  talkspec(['conformance', '--target', 'live', '--api', api, '--base-url', origin], environment);

describe('a credential that cannot be sent is refused in one line, which does not repeat it', () => {
  const cases = VARIABLES.flatMap(([api, variable, others]) =>
    UNSENDABLE.map(([what, secret, why]) => [variable, what, { api, secret, why, others }] as const),
  );

  test.each(cases)('%s with %s', async (variable, _, { api, secret, why, others }) => {
    expect(await live(api, 'http://127.0.0.1:4', { ...others, [variable]: secret })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `talkspec: ${variable} ${why}, so no header can carry it; give the bare key.\n`,
    });
  });

  test.each(VARIABLES)('of %s when %s is empty, which is not set', async (api, variable, others) => {
    expect(await live(api, 'http://127.0.0.1:4', { ...others, [variable]: '' })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `talkspec: --target live needs credentials; not set: ${api}: ${variable}.\n`,
    });
  });

  test.each(VARIABLES)('of %s when %s is too short to be kept out of reports', async (api, variable, others) => {
    const ended = await live(api, 'https://api.example', { ...others, [variable]: 'Q7zX4vK' });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(new RegExp(`^talkspec: ${variable} has fewer than 8 characters, [^\\n]+\\n$`));
    expect(ended.stderr).not.toContain('Q7zX4vK');
  });

  test.each(UNSENDABLE)('for describeConformance, with %s', (_, secretKey, why) => {
    const subject = {
      api: 'talkjs',
      baseUrl: 'https://chat.example',
      credentials: { appId: 'a', secretKey },
    } as const;
    expect(() => {
      describeConformance(subject satisfies ConformanceSubject);
    }).toThrow(new TypeError(`credentials.secretKey ${why}, so no header can carry it; give the bare key.`));
  });

  test('before anything is sent', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const ended = await live('talkable', origin, { TALKABLE_SITE_SLUG: 's', TALKABLE_API_KEY: `k\n${CORE}` });
    server.close();
    expect([ended.code, requests]).toEqual([2, 0]);
  });
});

describe('a base URL with a user or a password is refused without repeating them', () => {
  test.each([
    ['http://bob:hunter2@127.0.0.1:4', '--base-url must hold no user or password: http://127.0.0.1:4'],
    ['http://hunter2@127.0.0.1:4/v1', '--base-url must hold no user or password: http://127.0.0.1:4'],
    ['https://:hunter2@api.example', '--base-url must hold no user or password: https://api.example'],
    ['ftp://bob:hunter2@127.0.0.1', '--base-url must be an origin such as http://127.0.0.1:4010.'],
    ['http://bob:hunter2@', '--base-url must be an origin such as http://127.0.0.1:4010.'],
    ['bob:hunter2@127.0.0.1', '--base-url must be an origin such as http://127.0.0.1:4010.'],
  ])('%s', async (url, message) => {
    const environment = { TALKJS_APP_ID: 'tApp', TALKJS_SECRET_KEY: `sk_${CORE}` };
    expect(await live('talkjs', url, environment)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `talkspec: ${message}\n`,
    });
  });
});

describe('what is typed in the wrong place is not repeated', () => {
  test.each([
    [['conformance', '--api', `sk_${CORE}`], /There is no API "\[redacted\]"; there are talkjs/],
    [['conformance', '--pace', `sk_${CORE}`], /argument '\[redacted\]' is invalid/],
    [['conformance', '--filter', `sk_${CORE}`], /No scenario is selected by --filter \[redacted\]:/],
    [['emulator', `--secret-kye=sk_${CORE}`], /^error: unknown option '--secret-kye=…'\n/],
    [['emulator', `--port=\u001b[31m`], /^talkspec: --port \\u001b\[31m is no port/],
  ])('%j', async (args, message) => {
    const ended = await talkspec(args, { TALKJS_SECRET_KEY: `sk_${CORE}` });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).not.toContain(CORE);
  });
});

describe('talkspec emulator', () => {
  test.each([
    ['--secret-key', `${CORE}\n${CORE}`, 'holds a control character'],
    ['--secret-key', '', 'is empty'],
    ['--api-key', `${CORE} `, 'begins or ends with white space'],
    ['--api-key', `${CORE}€`, 'holds a character beyond Latin-1'],
  ])('refuses a %s that no request can carry', async (option, key, why) => {
    expect(await talkspec(['emulator', '--port', '0', option, key])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `talkspec: ${option} ${why}, so no header can carry it; give the bare key.\n`,
    });
  });

  test('prints no key that somebody chose, but the variable to have it in', async () => {
    const keys = ['--secret-key', `sk_${CORE}`, '--api-key', `tk_${CORE}`];
    const served = spawn(process.execPath, [main, 'emulator', '--port', '0', '--demo', ...keys], { cwd: root });
    let printed = '';
    await new Promise<void>((resolve) => {
      for (const stream of [served.stdout, served.stderr])
        stream.on('data', (chunk: Buffer) => {
          printed += chunk.toString();
          if (printed.split('\n').length > 3) resolve();
        });
    });
    served.kill();
    expect(printed).toContain('curl -H "Authorization: Bearer $TALKJS_SECRET_KEY" \'http://127.0.0.1:');
    expect(printed).toContain('curl -H "Authorization: Bearer $TALKABLE_API_KEY" \'http://127.0.0.1:');
    expect(printed).not.toContain(CORE);
  });
});
