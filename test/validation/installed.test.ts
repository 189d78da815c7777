import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { root } from '../talkspec.js';

// The package as a user has it: what is built, in a node_modules of its own.

const run = promisify(execFile);
const dependencies = ['jsonwebtoken', 'openapi-fetch'];
const peers = ['ajv', 'ajv-formats'];
let folder: string;

/** A project that has installed talkspec and some packages. */
function project(name: string, packages: readonly string[]): string {
  const modules = join(folder, name, 'node_modules');
  mkdirSync(modules, { recursive: true });
  for (const file of ['package.json', 'dist/src', 'dist/generated', 'generated'])
    cpSync(join(root, file), join(modules, 'talkspec', file), { recursive: true });
  for (const one of packages) symlinkSync(join(root, 'node_modules', one), join(modules, one));
  return join(folder, name);
}

/** Makes a call with a wrong body, with a wrong limit and with none, and prints the outcome and what was loaded. */
const script = (validate: string): string => `
import { createRequire } from 'node:module';
import { createTalkJS } from 'talkspec/talkjs';
const fetch = async () => Response.json({ data: [] });
const talkjs = createTalkJS({ appId: 'a', secretKey: 'k', fetch, validate: '${validate}' });
const told = [];
for (const call of [() => talkjs.upsertUser({ userId: 'a', body: { name: 5 } }), () => talkjs.listUsers()])
  await call().then(() => told.push('ok'), (error) => told.push(String(error)));
const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes('ajv')).length > 0;
console.log(JSON.stringify({ told, loaded }));
`;

async function outcome(where: string, code: string): Promise<unknown> {
  const file = join(where, `${String(Math.random()).slice(2)}.mjs`);
  writeFileSync(file, code);
  const { stdout } = await run(process.execPath, [file], { cwd: where });
  return JSON.parse(stdout) as unknown;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'talkspec-installed-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const problem = 'UsageError: upsertUser: the request breaks the contract: body /name must be string';

test('without the peers, off works and throw says what to install', async () => {
  const bare = project('bare', dependencies);
  expect(await outcome(bare, script('off'))).toEqual({ told: ['ok', 'ok'], loaded: false });
  const needs = expect.stringMatching(/^UsageError: to validate, talkspec needs ajv 8, .*: MODULE_NOT_FOUND$/);
  expect(await outcome(bare, script('throw'))).toEqual({ told: [needs, needs], loaded: false });
});

test('with the peers, off loads none of them and throw validates', async () => {
  const whole = project('whole', [...dependencies, ...peers]);
  expect(await outcome(whole, script('off'))).toEqual({ told: ['ok', 'ok'], loaded: false });
  expect(await outcome(whole, script('throw'))).toEqual({ told: [problem, 'ok'], loaded: true });
  const schema = `import { schemas } from 'talkspec/talkable/schemas';
    console.log(JSON.stringify(schemas.uploadAsset['~standard'].validate({})));`;
  expect(await outcome(whole, schema)).toEqual({ issues: [{ message: 'is required', path: ['file'] }] });
});

test('a bundle holds neither schemas nor validator, and validates where they are installed', async () => {
  const bundled = project('bundled', [...dependencies, ...peers]);
  const entry = join(bundled, 'entry.mjs');
  writeFileSync(entry, script('throw'));
  const outfile = join(bundled, 'bundle.mjs');
  const banner =
    "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";
  const { metafile } = await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    metafile: true,
    banner: { js: banner }, // jsonwebtoken is CommonJS
  });
  const files = Object.keys(metafile.inputs);
  expect(files.filter((file) => /ajv|\.json$/.test(file))).toEqual([]);
  const { stdout } = await run(process.execPath, [outfile], { cwd: bundled });
  expect(JSON.parse(stdout)).toEqual({ told: [problem, 'ok'], loaded: true });
});

test('the types need no peer and no types of Node, whoever checks libraries too', async () => {
  const typed = project('typed', dependencies);
  const entries = [
    'talkjs',
    'talkable',
    'talkjs/fetch',
    'talkable/fetch',
    'talkjs/schemas',
    'talkable/schemas',
    'redis',
  ];
  writeFileSync(join(typed, 'all.ts'), entries.map((entry) => `import 'talkspec/${entry}';`).join('\n'));
  const compilerOptions = {
    noEmit: true,
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    strict: true,
    skipLibCheck: false,
    types: [],
  };
  writeFileSync(join(typed, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['all.ts'] }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', typed]).catch(
    (error: unknown) => error as { stdout: string },
  );
  expect(stdout).toBe('');
});
