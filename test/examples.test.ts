import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Runs an example as a reader would, on the built package. */
const run = (file: string): string =>
  execFileSync(process.execPath, ['--import', 'tsx', file], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

describe('an example of the README', () => {
  test('stands there as it stands in examples/', () => {
    expect(read('README.md')).toContain(read('examples/quick-start.ts').trim());
  });

  test('of webhooks stands there as it stands in examples/', () => {
    expect(read('README.md')).toContain(read('examples/webhooks.ts').trim());
  });

  test('of webhooks runs, and prints what was received', () => {
    expect(run('examples/webhooks.ts')).toBe('message.sent: Where is it?\nBob has read "Where is it?"\n');
  });

  test('of faults stands there as it is run, and prints what went wrong', () => {
    expect(read('README.md')).toContain(read('examples/faults.ts').trim());
    expect(run('examples/faults.ts')).toBe('429, again in 2000 ms\nno answer, outcome unknown\nAlicia\n');
  });

  test.each([
    ['lists', 'const text =', '10 50 20\n'],
    ['batches', 'const [alice', 'Alice 1\n404\n'],
    ['failures', 'emulator.faults.inject', '400 refused\n'],
    [
      'validated',
      'await talkjs.listUsers',
      'listUsers: the request breaks the contract: parameter /limit must be <= 100\n' +
        "[ { message: 'must be string', path: [ 'name' ] } ]\n",
    ],
  ])('of %s stands there as it is run, and prints what it says', (name, start, printed) => {
    const example = read(`examples/${name}.ts`);
    expect(read('README.md')).toContain(example.slice(example.indexOf(start)).trim());
    expect(run(`examples/${name}.ts`)).toBe(printed);
  });

  test('of a fleet stands there as it is tried with a Redis', () => {
    const example = read('examples/fleet.ts');
    expect(read('README.md')).toContain(example.slice(example.indexOf('/** A client whose')).trim());
  });

  test('is in no block of the README that no file has', () => {
    const files = readdirSync(join(root, 'examples')).map((file) => read(`examples/${file}`));
    const blocks = [...read('README.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block = '']) => block.trim());
    expect(blocks.filter((block) => !files.some((file) => file.includes(block)))).toEqual([]);
    expect(blocks.length).toBeGreaterThan(8);
  });

  test('of every world stands there as it is run', () => {
    const example = read('examples/greet.test.ts');
    expect(read('README.md')).toContain(example.slice(example.indexOf('const apps')).trim());
  });

  test('runs, and prints the message that it sent', () => {
    expect(run('examples/quick-start.ts')).toBe('Hi!\n');
  });
});

test('every figure of the README names the command that reproduces it', () => {
  const commands = [...read('README.md').matchAll(/`npm run bench -- (\w+)`/g)].map((match) => match[1]);
  const client = ['import', 'client', 'client', 'cost', 'size'];
  expect(commands).toEqual([...client, 'create', 'throughput', 'run', 'restore', 'bare', 'pages', 'heap']);
});
