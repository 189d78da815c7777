import { expect, test } from 'vitest';

import { guardControl, type Caller, type GuardOptions } from './control-guard.js';
import type { RequestMessage } from './message.js';

const LOCAL: GuardOptions = { allowRemoteControl: false, host: '127.0.0.1' };
const OPEN: GuardOptions = { allowRemoteControl: true, host: 'emulator.example.com' };

const head = (headers: Readonly<Record<string, string>> = {}): RequestMessage => ({
  method: 'POST',
  protocol: 'http',
  hostname: 'localhost',
  path: '/__emulator/reset',
  query: '',
  header: (name) => headers[name],
  body: new Uint8Array(),
});

const from = (host: string, address = '127.0.0.1'): Caller => ({ address, hosts: [host] });

const statusOf = (request: RequestMessage, caller: Caller, options = LOCAL): number | undefined =>
  guardControl(request, caller, options)?.status;

test.each(['localhost', 'LocalHost:4010', '127.0.0.1:4010', '127.9.8.7', '[::1]:4010', '[0:0:0:0:0:0:0:1]'])(
  'the Host %s is loopback',
  (host) => {
    expect(statusOf(head(), from(host))).toBeUndefined();
  },
);

test.each([
  'evil.example',
  'evil.example:4010',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evil.localhost',
  '127.1',
  '128.0.0.1',
  '[::2]',
  '192.168.0.2:4010',
  'emulator',
  '',
  ':4010',
  'localhost:4010:1',
  'user@localhost',
])('the Host "%s" is not', (host) => {
  expect(statusOf(head(), from(host))).toBe(403);
});

test('a request without a Host, or with a foreign one beside a loopback one, is refused', () => {
  expect(statusOf(head(), { address: '127.0.0.1', hosts: [] })).toBe(403);
  expect(statusOf(head(), { address: '127.0.0.1', hosts: ['localhost', 'evil.example'] })).toBe(403);
});

test.each<[Record<string, string>, number | undefined]>([
  [{ origin: 'http://localhost:4010' }, undefined],
  [{ origin: 'HTTP://LOCALHOST:4010' }, undefined],
  [{ origin: 'http://localhost:4011' }, 403],
  [{ origin: 'https://localhost:4010' }, 403],
  [{ origin: 'http://127.0.0.1:4010' }, 403],
  [{ origin: 'null' }, 403],
  [{ origin: '' }, 403],
  [{ 'sec-fetch-site': 'same-origin' }, undefined],
  [{ 'sec-fetch-site': 'none' }, undefined],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{ 'content-length': '2', 'content-type': 'application/json' }, undefined],
  [{ 'content-length': '2', 'content-type': 'Application/JSON; charset=utf-8' }, undefined],
  [{ 'content-length': '0' }, undefined],
  [{ 'content-length': '2' }, 415],
  [{ 'content-length': '2', 'content-type': 'text/plain' }, 415],
  [{ 'content-length': '2', 'content-type': 'application/x-www-form-urlencoded' }, 415],
  [{ 'transfer-encoding': 'chunked', 'content-type': 'multipart/form-data' }, 415],
])('headers %j give %s', (headers, status) => {
  expect(statusOf(head(headers), from('localhost:4010'))).toBe(status);
});

test.each([
  ['127.0.0.1', undefined],
  ['127.3.2.1', undefined],
  ['::1', undefined],
  ['::ffff:127.0.0.1', undefined],
  ['172.17.0.1', 403],
  ['::ffff:172.17.0.1', 403],
  ['fe80::1', 403],
  ['', 403],
])('a caller at %s gives %s', (address, status) => {
  expect(statusOf(head(), from('localhost', address))).toBe(status);
});

test('other machines can be let in, under names that nobody can register', () => {
  const far = '172.17.0.1';
  for (const host of ['emulator:4010', '172.17.0.2', '[fe80::2]', 'e.svc.cluster.local', 'emulator.example.com'])
    expect(statusOf(head(), from(host, far), OPEN)).toBeUndefined();
  expect(statusOf(head(), from('evil.example', far), OPEN)).toBe(403);
  expect(statusOf(head({ origin: 'http://evil.example' }), from('emulator', far), OPEN)).toBe(403);
});

test('what would be right is said in one line', () => {
  const errorOf = (request: RequestMessage, caller: Caller): unknown => guardControl(request, caller, LOCAL)?.value;
  expect(errorOf(head(), from('evil.example'))).toEqual({
    schemaVersion: 1,
    error: 'The control plane is reached as localhost, 127.0.0.1 or [::1], and not as "evil.example".',
  });
  expect(errorOf(head({ origin: 'http://a.b' }), from('localhost:1'))).toEqual({
    schemaVersion: 1,
    error:
      'The control plane takes no request of the web page "http://a.b": ' +
      'the Origin must be http://localhost:1, or none.',
  });
  expect(errorOf(head({ 'content-length': '1' }), from('localhost'))).toEqual({
    schemaVersion: 1,
    error: 'The control plane takes bodies with Content-Type: application/json, and not "".',
  });
  expect(errorOf(head(), from('localhost', '10.0.0.1'))).toEqual({
    schemaVersion: 1,
    error:
      'The control plane of this emulator answers its own machine alone, and not 10.0.0.1: ' +
      'start it with --allow-remote-control, or listen({ allowRemoteControl: true }).',
  });
});
