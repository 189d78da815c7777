import { expect, test } from 'vitest';

import { RequestLog } from './request-log.js';

const entry = (at: number, body = ''): Parameters<RequestLog['add']>[0] => ({
  at,
  method: 'GET',
  url: '/',
  operationId: undefined,
  status: 200,
  requestBytes: Buffer.from(body),
  responseBody: '{}',
  assumed: [],
});

test('the log keeps the last 1,000 requests, oldest first', () => {
  const log = new RequestLog();
  for (let at = 0; at < 2500; at += 1) log.add(entry(at));
  expect(log.all().map(({ at }) => at)).toEqual(Array.from({ length: 1000 }, (_, index) => 1500 + index));
});

test('the log keeps the first 64 KiB of a body', () => {
  const log = new RequestLog();
  log.add(entry(0, 'x'.repeat(100_000)));
  expect(log.all()[0]?.requestBody).toHaveLength(65_536);
});

test('a cleared log is empty', () => {
  const log = new RequestLog();
  log.add(entry(0));
  log.clear();
  expect(log.all()).toEqual([]);
});
