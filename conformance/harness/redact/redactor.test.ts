import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Redactor } from './redactor.js';

const SECRET = 'sk_live_A/9+zQ~x7';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const hex = (text: string): string => Buffer.from(text).toString('hex');
const percent = (text: string): string => hex(text).replace(/../g, '%$&');
const unicode = (text: string): string =>
  [...text].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

const redact = (text: string, secret = SECRET): string => new Redactor([secret]).text(text);

describe('a secret is replaced, and nothing beside it', () => {
  test.each<[string, string, string]>([
    ['as it is', `key ${SECRET}!`, 'key [redacted]!'],
    ['in a URL', `https://x/?key=${encodeURIComponent(SECRET)}&a=1`, 'https://x/?key=[redacted]&a=1'],
    ['with every character of a URL escaped', `<${percent(SECRET)}>`, '<[redacted]>'],
    ['in upper case hex of a URL', `<${percent(SECRET).toUpperCase()}>`, '<[redacted]>'],
    ['in letters of another case', `<${SECRET.toUpperCase()}>`, '<[redacted]>'],
    ['backwards', `<${[...SECRET].reverse().join('')}>`, '<[redacted]>'],
    ['with escapes of JSON', `"${unicode(SECRET)}"`, '"[redacted]"'],
    ['with a slash escaped as PHP does', `"${SECRET.replace('/', String.raw`\/`)}"`, '"[redacted]"'],
    ['in a pointer', `/a/${SECRET.replaceAll('~', '~0').replaceAll('/', '~1')}/b`, '/a/[redacted]/b'],
    ['in entities of HTML', `<b>${SECRET.replaceAll('_', '&#95;').replace('/', '&#x2F;')}</b>`, '<b>[redacted]</b>'],
    ['in hex', `<${hex(SECRET)}>`, '<[redacted]>'],
    ['in upper case hex', `<${hex(SECRET).toUpperCase()}>`, '<[redacted]>'],
    ['two bytes a character', `<${[...SECRET].join('\u0000')}>`, '<[redacted]>'],
    ['as the user of Basic', `Basic ${base64(`${SECRET}:`)}`, 'Basic [redacted]6'],
    ['as a user with a password', `Basic ${base64(`${SECRET}:x`)}`, 'Basic [redacted]6eA=='],
    ['as the password of Basic', `Basic ${base64(`:${SECRET}`)}`, 'Basic O[redacted]'],
    ['with its last letter lost', `<${SECRET.slice(0, -1)}>`, '<[redacted]>'],
    ['with its first letter lost', `<${SECRET.slice(1)}>`, '<[redacted]>'],
    ['cut to two thirds', `<${SECRET.slice(0, 12)}>`, '<[redacted]>'],
    ['twice', `${SECRET}${SECRET}, ${SECRET}`, '[redacted], [redacted]'],
  ])('%s', (_, text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test('in form encoding, where a space is a plus', () => {
    expect(redact('key=one+key%2Fof+mine&a=1', 'one key/of mine')).toBe('key=[redacted]&a=1');
  });

  test('in other bytes, where it is not of ASCII', () => {
    const secret = 'schlüssel-ä-é';
    const sent = Buffer.from(secret, 'latin1');
    const utf8 = Buffer.from(secret).toString('latin1');
    for (const text of [secret, sent.toString(), utf8, encodeURIComponent(secret), sent.toString('base64')])
      expect(redact(`<${text.replaceAll('=', '')}>`, secret)).toBe('<[redacted]>');
  });

  test('in keys, texts and numbers of data', () => {
    const redactor = new Redactor([SECRET, '4815162342']);
    expect(redactor.value({ [SECRET]: [SECRET, { n: 4815162342, m: 4815162343, t: true, z: null }] })).toEqual({
      '[redacted]': ['[redacted]', { n: '[redacted]', m: '[redacted]', t: true, z: null }],
    });
    expect(redactor.value({ at: 1700000000, list: [1, 2] })).toEqual({ at: 1700000000, list: [1, 2] });
  });
});

describe('a token is replaced', () => {
  test.each([
    ['in a URL', `https://x/?token=${TOKEN}&a=1`, 'https://x/?token=[redacted]&a=1'],
    ['that was cut off', `got '${TOKEN.slice(0, 30)}'... 40 more`, "got '[redacted]'... 40 more"],
    ['with its dots escaped', `<${TOKEN.replaceAll('.', '%2E')}>`, '<[redacted]>'],
    ['after a dot', `x.${TOKEN}, eyJ.${TOKEN}`, 'x.[redacted], [redacted]'],
    ['inside of base64', `<${base64(TOKEN).replaceAll('=', '')}>`, '<[redacted]>'],
    [
      'cut inside of base64, without what follows',
      `'${base64(TOKEN).slice(0, 44)}'... 9 more characters`,
      "'[redacted]'... 9 more characters",
    ],
    ['but no cursor, which only begins like one', 'eyJpZCI6MX0', 'eyJpZCI6MX0'],
  ])('%s', (_, text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test('by its signature alone, once it was sent', () => {
    const redactor = new Redactor();
    const signature = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    expect(redactor.text(signature)).toBe(signature);
    redactor.sent(`Bearer eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhIn0.${signature}`);
    expect(redactor.text(`<${signature}>`)).toBe('<[redacted]>');
    expect(redactor.text(`<${signature.slice(20)}>`)).toBe('<[redacted]>');
    expect(redactor.text(`<${signature.replaceAll('-', '+').replaceAll('_', '/')}>`)).toBe('<[redacted]>');
  });
});

describe('what is no secret stays', () => {
  test.each([
    ['what a kind of key begins with', 'sk_live_ or sk_test_of_another_app'],
    ['a short part', 'sk_live_A/9'],
    [
      'prose, ids and addresses',
      'TJ-LST-08: GET https://api.example/v1/tApp/users?limit=31, got msg_4fXk0001 and 5f2b',
    ],
  ])('%s', (_, text) => {
    expect(redact(text)).toBe(text);
  });

  test('the kind that a short key begins with', () => {
    expect(redact('sk_test or sk_test_of_another_app', 'sk_test_1')).toBe('sk_test or sk_test_of_another_app');
    expect(redact('the key sk_test_1', 'sk_test_1')).toBe('the key [redacted]');
  });

  test('a text of which nobody reads the rest is cut, and what is left of a secret there is too little', () => {
    const text = `${'.'.repeat(99_990)}${SECRET}${'.'.repeat(1000)}`;
    expect(redact(text)).toBe(`${'.'.repeat(99_990)}${SECRET.slice(0, 10)} … 1007 more characters`);
  });

  test('a text of nothing but beginnings is read in time', () => {
    const text = 'eyJ'.repeat(33_000);
    expect(redact(text)).toBe(text);
  });

  test('a short secret is replaced as a word of its own, and leaves other words alone', () => {
    const redactor = new Redactor(['s', 'sk/1', '', ' ']);
    const text = "a list of users isn't the user's, nor C3s; /users/a-s";
    expect(redactor.text(text)).toBe(text);
    expect(redactor.text('Bearer s, Basic czo=, key sk/1, ?key=sk%2F1')).toBe(
      'Bearer [redacted], Basic [redacted]=, key [redacted], ?key=[redacted]',
    );
  });

  test('nothing is replaced for an empty secret', () => {
    expect(redact('all of this', '')).toBe('all of this');
  });
});

describe('an error may be shown', () => {
  test('with its name, message and frames, and without causes and other properties', () => {
    const cause = Object.assign(new TypeError(`bad\n${SECRET}\u001b[31m`, { cause: SECRET }), { data: SECRET });
    const safe = new Redactor([SECRET]).error(cause);
    expect([safe.name, safe.message]).toEqual(['TypeError', String.raw`bad\n[redacted]\u001b[31m`]);
    expect(Object.getOwnPropertyNames(safe).sort()).toEqual(['message', 'name', 'stack']);
    expect(safe.stack).toMatch(/^TypeError: bad\\n\[redacted\]\\u001b\[31m\n +at [^]*redactor\.test\.ts/);
  });

  test('whatever was thrown', () => {
    expect(new Redactor([SECRET]).error({ toString: () => SECRET }).message).toBe('[redacted]');
  });
});

const secret = fc
  .string({ minLength: 8, maxLength: 64, unit: 'grapheme-ascii' })
  .filter((text) => text.trim() === text);
/** Shares nothing with any secret, nor with any encoding of one. */
const stranger = fc.string({ unit: fc.constantFrom('‹', '·', '☃') });
const junk = fc.string({ maxLength: 12, unit: 'grapheme-ascii' });

const FORMS: readonly ((secret: string) => string)[] = [
  (text) => text,
  (text) => [...text].reverse().join(''),
  (text) => text.toUpperCase(),
  encodeURIComponent,
  percent,
  (text) => percent(percent(text)),
  (text) => new URLSearchParams({ a: text }).toString(),
  (text) => JSON.stringify(JSON.stringify({ [text]: text })),
  unicode,
  (text) => text.replaceAll('~', '~0').replaceAll('/', '~1'),
  hex,
  base64,
  (text) => base64(`${text}:`),
  (text) => base64(`:${text}`),
  (text) => base64(`x:${text}`),
  (text) => base64url(`Basic ${base64(text)}`),
  (text) => encodeURIComponent(base64(`${text}:x`)),
  (text) => JSON.stringify(base64(`${text}:x`)).replaceAll('/', String.raw`\/`),
];

/** Everything that a text says to a reader who undoes what can be undone. */
function readings(text: string): string[] {
  const runs = text.match(/[\w+/-]{8,}/g) ?? [];
  const bytes = runs.flatMap((run) => [0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), 'base64')));
  const plain = text.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return [text, plain, ...bytes.map((one) => one.toString('latin1'))];
}

describe('for whatever secret', () => {
  test('it is replaced alone, where nothing else is like it', () => {
    fc.assert(
      fc.property(secret, stranger, stranger, (key, before, after) => {
        expect(redact(`${before}${key}${after}`, key)).toBe(`${before}[redacted]${after}`);
      }),
    );
  });

  test('no form of it is left, whatever stands around it', () => {
    fc.assert(
      fc.property(secret, junk, junk, fc.constantFrom(...FORMS), (key, before, after, form) => {
        fc.pre(!'[redacted]'.includes(key));
        const shown = redact(`${before} ${form(key)} ${after}`, key);
        for (const reading of readings(shown)) expect(reading).not.toContain(key);
      }),
      { numRuns: 2000 },
    );
  });

  test('no part of two thirds of it is left, wherever it was cut', () => {
    fc.assert(
      fc.property(secret, junk, fc.nat(), fc.nat(), (key, before, cut, start) => {
        const length = Math.ceil((key.length * 2) / 3) + (cut % (Math.floor(key.length / 3) + 1));
        const from = start % (key.length - length + 1);
        const part = key.slice(from, from + length);
        fc.pre(!'[redacted]'.includes(part));
        expect(redact(`${before} ${part}…`, key)).not.toContain(part);
      }),
      { numRuns: 1000 },
    );
  });

  test('a text that shares nothing with it stays as it is', () => {
    const words = fc.array(fc.constantFrom('users', 'GET', '/v1/tApp', '404', '"id":', 'order_391_fc', 'Not found'));
    const key = fc.string({ minLength: 8, unit: fc.constantFrom('Q', 'Z', 'X', '7', '~') });
    fc.assert(
      fc.property(words, key, (text, one) => {
        expect(redact(text.join(' '), one)).toBe(text.join(' '));
      }),
    );
  });
});
