import { expect, test } from 'vitest';

import { failure } from '../../test/client/client.js';
import { fakeFetch, json } from '../../test/client/fake-fetch.js';
import { createTalkable, isStatusError, ResponseError, StatusError, TransportError, type Talkable } from './index.js';

const answering = (reply: Response | Error): Talkable =>
  createTalkable({
    apiKey: 'key',
    siteSlug: 'my-store',
    retry: 0,
    timers: { ...globalThis },
    fetch: fakeFetch(reply).fetch,
  });
const person = { person_slug: 'ann@example.com' };
const refusal = (text: string): object => ({ ok: false, error_message: text });

test('the result is what a call resolves to, an array too', async () => {
  expect(await answering(json({ ok: true, result: { person: { id: 1 } } })).getPerson(person)).toEqual({
    person: { id: 1 },
  });
  expect(await answering(json({ ok: true, result: [{ identifier: 'api' }] })).listTrafficSources()).toEqual([
    { identifier: 'api' },
  ]);
});

test('where nothing is returned, a call resolves to undefined', async () => {
  const done = answering(json({ ok: true }));
  expect(await done.createPurchases({ body: { data: [] } })).toBeUndefined();
  expect(await done.trackVisit({ id: 4001 })).toBeUndefined();
  expect(await done.updateReferral({ origin_slug: 'A-100', body: { data: { status: 'approved' } } })).toBeUndefined();
  expect(await done.trackVisit({ id: 4001 }).result()).toMatchObject({ ok: true, status: 200, data: undefined });
});

test.each([
  [400, 'No person found by `person_slug`.'],
  [401, 'Unauthorized'],
  [404, 'NotFound'],
  [429, 'Slow down'],
])('a refusal with %i is a StatusError with its message', async (status, text) => {
  const error = await failure(answering(json(refusal(text), status)).getPerson(person));
  expect(error).toBeInstanceOf(StatusError);
  expect(error).toMatchObject({ operation: 'getPerson', status, body: { ok: false, error_message: text } });
  expect((error as Error).message).toContain(text);
});

test('the message of a refusal can be had by type', async () => {
  const text = 'Validation failed: Username has already been taken. Please try another one.';
  const error = await failure(
    answering(json(refusal(text), 422)).upsertPerson({ ...person, body: { data: { username: 'ann' } } }),
  );
  expect(isStatusError(error, 'upsertPerson', 422) && error.body.error_message).toBe(text);
});

test('ok: false is a refusal even with the status of a success, thrown or as a value', async () => {
  const talkable = answering(json(refusal('Something is off')));
  const error = await failure(talkable.getPerson(person));
  expect(isStatusError(error, 'getPerson', 200) && error.body.error_message).toBe('Something is off');
  expect((error as Error).message).toContain('answered 200, but its body reports a failure');
  const result = await talkable.getPerson(person).result();
  expect(result).toMatchObject({ ok: false, status: 200, error: { error_message: 'Something is off' } });
  expect('data' in result).toBe(false);
});

test('.result() gives refusals as values', async () => {
  const result = await answering(json(refusal('No person found by `person_slug`.'), 400))
    .getPerson(person)
    .result();
  expect(!result.ok && result.status === 400 && result.error.error_message).toBe('No person found by `person_slug`.');
});

test.each([
  [502, '<html>Bad gateway</html>'],
  [503, ''],
  [429, 'Too many requests'],
])('a %i from in front of the service is a StatusError, whatever its body', async (status, text) => {
  const error = await failure(
    answering(new Response(text, { status, headers: { 'content-type': 'text/html' } })).getPerson(person),
  );
  expect(error).toBeInstanceOf(StatusError);
  expect(error).toMatchObject({ status, body: text === '' ? undefined : text });
});

test.each<[string, () => Response]>([
  ['HTML', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['empty', () => new Response(null)],
  ['an array', () => json([])],
  ['a text', () => json('ok')],
  ['null', () => json(null)],
  ['an object without ok', () => json({ result: {} })],
  ['an object with another ok', () => json({ ok: 'true', result: {} })],
  ['HTML with 404', () => new Response('<html>', { status: 404, headers: { 'content-type': 'text/html' } })],
  ['empty with 401', () => new Response(null, { status: 401 })],
  ['an object without ok with 400', () => json({ message: 'Forbidden' }, 400)],
  ['a success with 400', () => json({ ok: true, result: {} }, 400)],
])('a body that is no envelope is a ResponseError with the status: %s', async (_, reply) => {
  for (const attempt of [
    (talkable: Talkable) => talkable.getPerson(person),
    (talkable: Talkable) => talkable.getPerson(person).result(),
  ]) {
    const error = await failure(attempt(answering(reply())));
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ status: reply().status, operation: 'getPerson', attempts: 1 });
  }
});

test('a status that nobody documents is a StatusError with whatever came', async () => {
  const error = await failure(
    answering(new Response('Forbidden', { status: 403 }))
      .getPerson(person)
      .result(),
  );
  expect(error).toBeInstanceOf(StatusError);
  expect(error).toMatchObject({ status: 403, body: 'Forbidden' });
});

test('a lost connection is told apart from an answer', async () => {
  expect(await failure(answering(new TypeError('fetch failed')).getPerson(person))).toBeInstanceOf(TransportError);
});
