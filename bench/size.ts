import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

import { root } from './child.js';
import type { Figure } from './figure.js';

/** Lines that the emulator had before it had decisions, of which it should keep 85 in 100. */
const BEFORE = 7421;

/** How many lines somebody reads who reads a whole folder, tests aside. */
function linesOf(name: string, folder: string, bar: number): Figure {
  const tracked = execFileSync('git', ['ls-files', folder], { cwd: root, encoding: 'utf8' });
  const files = tracked.split('\n').filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const value = files.reduce((sum, file) => sum + readFileSync(join(root, file), 'utf8').split('\n').length - 1, 0);
  const detail = `${String(files.length)} files`;
  return { name, value, unit: 'lines', bar: `≤ ${String(bar)}`, met: value <= bar, detail };
}

/** What a client adds to a bundle for Node; what is loaded when it is used only is a file of its own. */
async function bundleOf(entry: 'talkjs' | 'talkable', bar: number): Promise<Figure> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from 'talkspec/${entry}'`, resolveDir: root },
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    platform: 'node',
    external: ['jsonwebtoken'],
  });
  const [main] = outputFiles;
  const value = main ? gzipSync(main.contents, { level: 9 }).byteLength / 1000 : NaN;
  const detail = 'minified, without jsonwebtoken';
  return { name: `talkspec/${entry}, gzip`, value, unit: 'kB', bar: `≤ ${bar}`, met: value <= bar, detail };
}

export const sizes = async (): Promise<Figure[]> => [
  linesOf('lines of the emulator', 'conformance/emulator', Math.floor(BEFORE * 0.85)),
  linesOf('lines of the client', 'src', 2200),
  await bundleOf('talkjs', 15),
  await bundleOf('talkable', 15),
];
