import { afterAll, beforeAll, expect, test } from 'vitest';

import { startPrismProxy, violationsOf, type PrismProxy } from '../targets/prism-proxy.js';
import { startRelay, type Relay } from './relay.js';

let relay: Relay;
let proxy: PrismProxy;

beforeAll(async () => {
  relay = await startRelay();
  proxy = await startPrismProxy('talkjs', relay.url);
});

afterAll(() => Promise.all([proxy.close(), relay.close()]));

const HEADERS = { authorization: 'Bearer t', 'content-type': 'application/json' };

/** What Prism says of creating a user with this body, which is answered so. */
async function judged(body: unknown, answer: Response): Promise<string[]> {
  relay.next(() => Promise.resolve(answer));
  const init = { method: 'PUT', headers: HEADERS, body: JSON.stringify(body) };
  const { headers } = await fetch(`${proxy.origin}/users/alice`, init);
  return violationsOf(headers).map(({ location }) => location.join('.'));
}

test('the second judge says nothing of an exchange that is documented', async () => {
  expect(await judged({ name: 'Alice' }, Response.json({}))).toEqual([]);
});

test('the second judge names what is wrong with a request', async () => {
  expect(await judged({ name: 7 }, Response.json({}))).toEqual(['request.body.name']);
});

test('the second judge names what is wrong with an answer', async () => {
  expect(await judged({ name: 'Alice' }, Response.json([]))).toEqual(['response.body']);
});

test('the second judge names an undocumented status', async () => {
  expect(await judged({ name: 'Alice' }, Response.json({}, { status: 418 }))).toEqual(['response']);
});
