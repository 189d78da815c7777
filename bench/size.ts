import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './child.js';
import type { Figure } from './figure.js';

/** Lines that the emulator had before it had decisions, of which it should keep 85 in 100. */
const BEFORE = 7421;
const BAR = Math.floor(BEFORE * 0.85);

/** How many lines somebody reads who reads the whole emulator, tests aside. */
export function emulatorSize(): Figure {
  const tracked = execFileSync('git', ['ls-files', 'conformance/emulator'], { cwd: root, encoding: 'utf8' });
  const files = tracked.split('\n').filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const value = files.reduce((sum, file) => sum + readFileSync(join(root, file), 'utf8').split('\n').length - 1, 0);
  const detail = `${String(files.length)} files`;
  return { name: 'lines of the emulator', value, unit: 'lines', bar: `≤ ${String(BAR)}`, met: value <= BAR, detail };
}
