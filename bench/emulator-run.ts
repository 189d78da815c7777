import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from './child.js';
import { median, type Figure } from './figure.js';

const RUNS = 3;

function seconds(): number {
  const started = performance.now();
  const report = mkdtempSync(join(tmpdir(), 'talkspec-bench-'));
  execFileSync(
    process.execPath,
    ['dist/conformance/cli/main.js', 'conformance', '--target', 'emulator', '--report', report],
    { cwd: root, stdio: 'ignore' },
  );
  return (performance.now() - started) / 1000;
}

/** The whole conformance run on the emulator, as a command. */
export function emulatorRun(): Figure {
  const value = median(Array.from({ length: RUNS }, seconds));
  return {
    name: 'conformance on the emulator, whole command',
    value,
    unit: 's',
    bar: '≤ 10',
    met: value <= 10,
    detail: `median of ${String(RUNS)} runs`,
  };
}
