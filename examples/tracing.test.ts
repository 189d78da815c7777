import { createEmulator } from 'talkspec/emulator';
import { createTalkJS } from 'talkspec/talkjs';
import { expect, test } from 'vitest';

import { traceRequests, type Tracer } from './tracing.js';

test('each request is a span, a failed one an error', async () => {
  const spans: unknown[] = [];
  const tracer: Tracer = {
    startSpan(name, { kind, attributes }) {
      const span = { name, kind, resent: attributes['http.request.resend_count'], isError: false };
      spans.push(span);
      return { setStatus: ({ code }) => (span.isError = code === 2), end: () => undefined };
    },
  };
  traceRequests(tracer);
  const emulator = createEmulator({ talkjs: { apps: [{ appId: 'tShop', secretKey: 'sk_test_shop' }] } });
  const talkjs = createTalkJS({ ...emulator.connect('talkjs'), random: () => 0 });
  emulator.faults.inject({ operation: 'upsertUser', status: 503 });
  await talkjs.upsertUser({ userId: 'ann', body: { name: 'Ann' } });
  const span = { name: 'PUT /users/{userId}', kind: 2 };
  expect(spans).toEqual([
    { ...span, resent: 0, isError: true },
    { ...span, resent: 1, isError: false },
  ]);
});
