import { expect, test } from 'vitest';

import type { Exchange } from '../recorder.js';
import { storyOf } from './recorded.js';
import type { WitnessedExchange } from './witness.js';

const bases = { tenant: 'https://api.example.com/v1/mine', server: 'https://api.example.com/v1' };

const exchange = (more: Partial<Exchange> = {}): Exchange => ({
  method: 'GET',
  url: `${bases.tenant}/notes/a%2Fb`,
  path: '/notes/a%2Fb',
  requestHeaders: new Headers({ authorization: 'Bearer key', accept: 'application/json' }),
  requestBody: undefined,
  requestForm: undefined,
  status: 200,
  headers: new Headers({ 'content-type': 'application/json', date: 'Fri, 27 Nov 2026 12:00:00 GMT' }),
  responseBody: { id: 'a/b' },
  isJson: true,
  operation: undefined,
  parameters: {},
  ...more,
});

const recorded = (more: Partial<Exchange>): WitnessedExchange | undefined =>
  storyOf('A story', 0, [exchange(more)], bases)?.exchanges[0];

test('a request is kept as it was, without its credential and what every request has', () => {
  expect(storyOf('A story', 17, [exchange()], bases)).toEqual({
    title: 'A story',
    at: 17,
    exchanges: [
      {
        request: { method: 'GET', path: '/notes/a%2Fb' },
        response: { status: 200, headers: { 'content-type': 'application/json' }, body: { id: 'a/b' } },
      },
    ],
  });
});

test('whether there was a credential, and whether it was taken, is told', () => {
  expect(recorded({ requestHeaders: new Headers() })?.request.credential).toBe('none');
  expect(recorded({ status: 401 })?.request.credential).toBe('refused');
  expect(recorded({ status: 400 })?.request.credential).toBeUndefined();
});

test('paths begin at the tenant, or at the server, and other servers are left out', () => {
  expect(recorded({ url: `${bases.server}/accounts` })?.request).toEqual({
    method: 'GET',
    path: '/accounts',
    outside: true,
  });
  expect(recorded({ url: `${bases.tenant}?a=1&b=2&b=3` })?.request).toEqual({
    method: 'GET',
    path: '',
    query: { a: '1', b: ['2', '3'] },
  });
  expect(recorded({ url: `${bases.tenant}-too/notes` })?.request.path).toBe('/mine-too/notes');
  expect(recorded({ url: 'https://elsewhere.example.com/v1/mine/notes' })).toBeUndefined();
});

test('a body is kept as JSON where it is, else as a text with its content type', () => {
  const json = { 'content-type': 'application/json' };
  const sent = (requestBody: unknown, headers: Record<string, string>) =>
    recorded({ requestBody, requestHeaders: new Headers({ authorization: 'Bearer key', ...headers }) })?.request;
  expect(sent('{"a":1}', json)).toMatchObject({ body: { a: 1 } });
  expect(sent('{"a":', json)).toMatchObject({ text: '{"a":', headers: json });
  expect(sent('{"a":1}', { 'content-type': 'text/plain', 'x-version': '2' })).toMatchObject({
    text: '{"a":1}',
    headers: { 'content-type': 'text/plain', 'x-version': '2' },
  });
  expect(sent({ a: 1 }, json)).not.toHaveProperty('headers');
});

test('of a form are kept the values, and of a file the name, type and size', () => {
  const requestForm = new FormData();
  requestForm.set('filename', 'a.txt');
  requestForm.set('file', new File(['four'], 'a.txt', { type: 'text/plain' }));
  expect(recorded({ requestForm })?.request.form).toEqual([
    { name: 'filename', value: 'a.txt' },
    { name: 'file', file: { name: 'a.txt', type: 'text/plain', size: 4 } },
  ]);
});

test('an answer that is no JSON is kept as a text, and one that is empty without a body', () => {
  const plain = recorded({ headers: new Headers(), responseBody: 'Not found.', isJson: false, status: 404 });
  expect(plain?.response).toEqual({ status: 404, headers: {}, text: 'Not found.' });
  expect(recorded({ responseBody: undefined })?.response).not.toHaveProperty('body');
});

test('a story ends before a body that cannot be kept', () => {
  const long = exchange({ method: 'PUT', requestBody: { text: 'x'.repeat(100_001) } });
  const bytes = exchange({ requestHeaders: new Headers({ 'content-type': 'image/png' }) });
  for (const unseen of [long, bytes])
    expect(storyOf('A story', 0, [exchange(), unseen, exchange()], bases)?.exchanges).toHaveLength(1);
  expect(storyOf('A story', 0, [long], bases)).toBeUndefined();
});
