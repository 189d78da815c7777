import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { executablePath, launch, NOT_FOUND } from '../../test/emulator/chromium.js';
import { portOf } from '../../test/emulator/socket.js';
import { createEmulator, type Emulator } from './index.js';

// On a developer's machine without a browser these are left out, and it is said; where everything is checked they
// fail.
const isLeftOut = executablePath === undefined && process.env['CI'] === undefined;
if (isLeftOut) process.stderr.write(`${NOT_FOUND}\n`);

/** Node tells here of every answer that was written. */
const ANSWERED = 'http.server.response.finish';

const START = 1_700_000_000_000;

let browser: Browser;
let pages: Server;
let pagesPort: number;
let emulator: Emulator;
let origin: string;

beforeAll(async () => {
  if (isLeftOut) return;
  if (executablePath === undefined) throw new Error(NOT_FOUND);
  browser = await launch();
  pages = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html').end('<!doctype html><title>A page</title><body></body>');
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  pagesPort = (pages.address() as AddressInfo).port;
  emulator = createEmulator({
    talkjs: { apps: [{ appId: 'tEmulator', secretKey: 'sk_test_emulator' }] },
    clock: () => START,
  });
  ({ origin } = await emulator.listen());
});
afterAll(async () => {
  await browser?.close();
  pages?.close();
  await emulator?.close();
});

const authorization = 'Bearer sk_test_emulator';
const headers = { authorization, 'content-type': 'application/json' };

beforeEach(async () => {
  if (isLeftOut) return;
  await emulator.fetch(`${origin}/v1/tEmulator/users/alice`, { method: 'PUT', headers, body: '{"name":"Alice"}' });
});

/** Whether all is as it was: the user is there, and time did not go on. */
async function isUntouched(): Promise<boolean> {
  const alice = await emulator.fetch(`${origin}/v1/tEmulator/users/alice`, { headers: { authorization } });
  return alice.status === 200 && emulator.clock.now() === START;
}

/** What a page does to a URL of the control plane, and what it can read of the answer; in the page's own language. */
const TRIES: Readonly<Record<string, readonly [control: string, act: string]>> = {
  'a POST without a body': ['reset', `(url) => fetch(url, { method: 'POST' }).then((answer) => answer.text())`],
  'a POST that wants no answer': [
    'reset',
    `(url) => fetch(url, { method: 'POST', mode: 'no-cors' }).then((answer) => answer.text())`,
  ],
  'JSON as text': [
    'clock/advance',
    `(url) => fetch(url, { method: 'POST', mode: 'no-cors', body: '{"milliseconds":5}' })
      .then((answer) => answer.text())`,
  ],
  'JSON, which asks for consent first': [
    'clock/advance',
    `(url) => fetch(url, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"milliseconds":5}' })
      .then((answer) => answer.text())`,
  ],
  'a PUT': ['snapshot', `(url) => fetch(url, { method: 'PUT', body: '{}' }).then((answer) => answer.text())`],
  'a beacon': [
    'clock/advance',
    `async (url) => { navigator.sendBeacon(url, new Blob(['{"milliseconds":5}'])); return ''; }`,
  ],
  'a form': [
    'clock/advance',
    `async (url) => {
      document.body.innerHTML = '<iframe name="frame"></iframe>' +
        '<form target="frame" method="post" enctype="text/plain"></form>';
      const [frame, form] = [document.querySelector('iframe'), document.querySelector('form')];
      form.action = url;
      form.append(Object.assign(document.createElement('input'), { name: '{"milliseconds":5,"a":"', value: '"}' }));
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      form.submit();
      await loaded;
      return frame.contentDocument?.body.innerText ?? '';
    }`,
  ],
  reading: ['requests', `(url) => fetch(url).then((answer) => answer.text())`],
  'a script': [
    'requests',
    `(url) => new Promise((resolve) => {
      const script = document.createElement('script');
      script.onload = () => resolve('loaded');
      script.onerror = () => resolve('');
      script.src = url;
      document.body.append(script);
    })`,
  ],
};

const open = async (url: string): Promise<Page> => {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
};

/** Resolves when the control plane has answered a request. */
function nextAnswer(): Promise<void> {
  return new Promise((resolve) => {
    const seen = (message: unknown): void => {
      if (!(message as { request: { url: string } }).request.url.startsWith('/__emulator/')) return;
      unsubscribe(ANSWERED, seen);
      resolve();
    };
    subscribe(ANSWERED, seen);
  });
}

/** The text that a page gets hold of, once the emulator has answered. */
async function attempt(page: Page, what: string, base: string): Promise<string> {
  const [control, act] = TRIES[what] ?? [];
  const answered = nextAnswer();
  const url = JSON.stringify(`${base}/__emulator/${String(control)}`);
  const text = await page.evaluate<string>(`(async () => (${String(act)})(${url}))().catch(() => '')`);
  await answered;
  return text;
}

describe.skipIf(isLeftOut)('no page steers or reads the emulator', { timeout: 60_000 }, () => {
  test.each(
    Object.keys(TRIES).flatMap((what) => [
      [what, '127.0.0.1'],
      [what, 'localhost'],
      [what, 'evil.example'],
    ]),
  )('by %s, from a page at %s', async (what, host) => {
    const page = await open(`http://${host}:${String(pagesPort)}/`);
    expect(await attempt(page, what, origin)).toBe('');
    expect(await isUntouched()).toBe(true);
    await page.close();
  });

  test.each(Object.keys(TRIES))('by %s, from a name that was made to lead to it', async (what) => {
    const rebound = `http://evil.example:${String(portOf(origin))}`;
    const page = await open(`${rebound}/nothing`);
    expect(await attempt(page, what, rebound)).not.toMatch(/tEmulator|milliseconds|now/);
    expect(await isUntouched()).toBe(true);
    await page.close();
  });

  test('by a link to it', async () => {
    const page = await open(`http://evil.example:${String(pagesPort)}/`);
    await page.evaluate(`location.href = '${origin}/__emulator/requests'`);
    await page.waitForURL('**/__emulator/requests');
    expect(await page.innerText('body')).toContain('takes no request of another web page');
    await page.close();
  });
});

test.skipIf(isLeftOut)('whoever sits at the browser can look at it, and a page of its own can steer it', async () => {
  const page = await open(`${origin}/__emulator/clock`);
  expect(await page.innerText('body')).toBe(`{"schemaVersion":1,"now":${String(START)}}`);
  const advanced = await page.evaluate(
    `fetch('/__emulator/clock/advance', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"milliseconds":5}' })
      .then((answer) => answer.text())`,
  );
  expect(advanced).toBe(`{"schemaVersion":1,"now":${String(START + 5)}}`);
  await page.close();
});
