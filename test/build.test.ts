import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const leftOut = ['.git', 'node_modules', 'dist', 'reports', 'coverage'].map((name) => join(root, name));

/** A copy of the project without a build. */
function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'talkspec-copy-'));
  cpSync(root, copy, { recursive: true, filter: (path) => !leftOut.includes(path) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

const onPosix = test.skipIf(process.platform === 'win32');

onPosix('a link to the command, as npx makes it, outlives a fresh build', { timeout: 120_000 }, () => {
  const copy = copyProject();
  onTestFinished(() => {
    rmSync(copy, { recursive: true });
  });
  const link = join(copy, 'talkspec');
  symlinkSync(join(copy, 'dist/conformance/cli/main.js'), link);
  execFileSync('npm', ['run', 'build'], { cwd: copy, stdio: 'pipe' });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(execFileSync(link, ['--version'], { encoding: 'utf8' })).toBe(`${version}\n`);
});
