import { expect, test } from 'vitest';

import { refuseBrowser } from './browser.js';
import { UsageError } from './errors.js';
import { serverUrl } from './origin.js';

const template = 'https://api.example.com/v1/{app}';

test('the server of the contract moves to another origin, path and variables kept', () => {
  expect(serverUrl(template, { app: 'a/b' }, undefined)).toBe('https://api.example.com/v1/a%2Fb');
  expect(serverUrl(template, { app: 'a b' }, 'https://eu.example.com/')).toBe('https://eu.example.com/v1/a%20b');
});

test.each([
  'http://localhost:4010',
  'http://127.0.0.1:4010',
  'http://127.9.9.9',
  'http://[::1]:80',
  'http://app.localhost',
])('%s is loopback and may be plain http', (baseUrl) => {
  expect(serverUrl(template, { app: 'a' }, baseUrl)).toBe(`${new URL(baseUrl).origin}/v1/a`);
});

test.each([
  'http://api.example.com',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com',
  'http://0.0.0.0',
  'ftp://localhost',
  'file:///etc',
  'example.com',
  '',
  'https://api.example.com/v1',
  'https://api.example.com/?a=1',
  'https://api.example.com/#a',
  'https://user:pass@api.example.com',
])('%s is refused as a base URL', (baseUrl) => {
  expect(() => serverUrl(template, { app: 'a' }, baseUrl)).toThrow(UsageError);
});

test.each(['', '.', '..'])('an id of the account that is %j is refused', (app) => {
  expect(() => serverUrl(template, { app }, undefined)).toThrow(UsageError);
});

test('a browser is refused unless it is allowed in so many words', () => {
  const browser = { window: {}, document: {} };
  expect(() => {
    refuseBrowser(undefined, browser);
  }).toThrow(/dangerouslyAllowBrowser/);
  expect(() => {
    refuseBrowser(false, { importScripts: () => undefined });
  }).toThrow(UsageError);
  refuseBrowser(true, browser);
  refuseBrowser(undefined);
});
