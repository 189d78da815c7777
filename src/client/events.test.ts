import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, test } from 'vitest';

import { failure, testClient } from '../../test/client/client.js';
import { fakeFetch, json, type Sent } from '../../test/client/fake-fetch.js';
import { virtualTime } from '../../test/client/virtual-time.js';
import { ATTEMPT_CHANNEL, type AttemptEvent } from './events.js';

type Replies = Parameters<typeof fakeFetch>;

/** What is told of a call that is answered so. */
async function told(replies: Replies, time = virtualTime(), settings: object = {}): Promise<AttemptEvent[]> {
  const events: AttemptEvent[] = [];
  const listen = (event: unknown): void => void events.push(event as AttemptEvent);
  subscribe(ATTEMPT_CHANNEL, listen);
  const client = testClient(fakeFetch(...replies).fetch, { ...time, timeoutMs: 5000, ...settings });
  await time.run(client.call('getThing', { thing: 'a secret id' }).catch(() => undefined));
  unsubscribe(ATTEMPT_CHANNEL, listen);
  return events;
}

const attempt = {
  'http.request.method': 'GET',
  'server.address': 'api.example.com',
  'server.port': 443,
  'url.template': '/things/{thing}',
  'http.request.resend_count': 0,
  'talkspec.operation': 'getThing',
  'talkspec.bucket.name': 'requests',
  'talkspec.bucket.waiting': 0,
  'talkspec.wait_ms': 0,
  'talkspec.duration_ms': 0,
};

test('a success is told with its status and how long it took', async () => {
  const time = virtualTime(1000);
  const slow = async () => {
    await time.wait(40);
    return json({});
  };
  const events = await told([slow], time);
  expect(events).toEqual([{ ...attempt, 'http.response.status_code': 200, 'talkspec.duration_ms': 40 }]);
});

test('each attempt is told, and at what pace they go once the service has refused one', async () => {
  const events = await told([json({}, 429), json({})], undefined, { retry: 1 });
  expect(events).toEqual([
    { ...attempt, 'http.response.status_code': 429, 'error.type': '429' },
    { ...attempt, 'http.response.status_code': 200, 'http.request.resend_count': 1, 'talkspec.bucket.rate': 7 },
  ]);
});

const lost = Object.assign(new TypeError('fetch failed'), {
  cause: Object.assign(new Error(), { code: 'ECONNRESET' }),
});

/** As `fetch` does: it ends when it is told to. */
const untilAborted = ({ init }: Sent): Promise<Response> =>
  new Promise((_, reject) => {
    init.signal?.addEventListener('abort', () => {
      reject(new Error('aborted'));
    });
  });

test.each<[string, Replies, object]>([
  ['404', [json({}, 404)], { 'http.response.status_code': 404 }],
  ['ECONNRESET', [lost], {}],
  ['_OTHER', [new Error('something')], {}],
  ['aborted', [untilAborted], { 'talkspec.duration_ms': 5000 }],
  ['unusable', [new Response(null, { status: 302, headers: { location: '/' } })], {}],
])('what goes wrong is told by its kind: %s', async (kind, replies, more) => {
  expect(await told(replies)).toEqual([{ ...attempt, ...more, 'error.type': kind }]);
});

test('nobody is told of what was not sent', async () => {
  const sign = (): never => {
    throw new Error('no credential');
  };
  expect(await told([json({})], undefined, { sign })).toEqual([]);
  await failure(testClient(fakeFetch(json({})).fetch).call('getThing', {}));
});
