import { expect, test } from 'vitest';

import { redact } from './redact.js';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln';

test.each([
  ['a secret as it is', 'key sk/1', 'key [redacted]'],
  ['a secret in a URL', 'https://x/?key=sk%2F1', 'https://x/?key=[redacted]'],
  ['a token in a URL', `https://x/?token=${TOKEN}&a=1`, 'https://x/?token=[redacted]&a=1'],
  ['a token that was cut off', `got '${TOKEN.slice(0, 30)}'... 40 more`, "got '[redacted]'... 40 more"],
  ['no cursor, which only begins like a token', 'eyJpZCI6MX0', 'eyJpZCI6MX0'],
])('replaces %s', (_, text, shown) => {
  expect(redact({ [text]: [text] }, ['sk/1', ''])).toEqual({ [shown]: [shown] });
});
