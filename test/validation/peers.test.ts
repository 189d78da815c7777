import { createRequire } from 'node:module';

import { expect, test } from 'vitest';

import { UsageError } from '../../src/client/errors.js';
import { openContract } from '../../src/client/validation/contract.js';

const real = createRequire(import.meta.url);

/** `require` where packages of a name are not installed. */
const without = (missing: string): NodeJS.Require =>
  Object.assign(
    (name: string): unknown => {
      if (name.startsWith(missing)) throw Object.assign(new Error('private/path'), { code: 'MODULE_NOT_FOUND' });
      return real(name);
    },
    { ...real, resolve: real.resolve },
  );

test.each(['ajv/', 'ajv-formats'])('without %s, one line says what to install', (missing) => {
  const open = (): unknown => openContract('talkable', without(missing));
  expect(open).toThrow(UsageError);
  expect(open).toThrow(/^to validate, talkspec needs ajv 8, ajv-formats 3 and talkspec itself .*: MODULE_NOT_FOUND$/);
  expect(open).toThrow('(npm install ajv ajv-formats)');
});

test('without the schemas, the same line is said', () => {
  expect(() => openContract('no-such-api')).toThrow(/talkspec itself.*: MODULE_NOT_FOUND$/);
});

test('a contract is read once', () => {
  expect(openContract('talkjs')).toBe(openContract('talkjs', without('ajv')));
});
