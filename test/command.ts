import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = new URL('..', import.meta.url).pathname;
export const main = join(root, 'dist/conformance/cli/main.js');

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The folder of its reports. */
  readonly report: string;
}

/** Runs the command to its end, in an environment of its own. */
export function talkspec(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const report = mkdtempSync(join(tmpdir(), 'talkspec-test-'));
  const all = args[0] === 'conformance' && !args.includes('--report') ? [...args, '--report', report] : args;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, ...all],
      { cwd: root, env: { PATH: process.env['PATH'], ...environment }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr, report });
      },
    );
  });
}

/** The text of each of its reports, by name; none where it wrote none. */
export function reportsIn(report: string): Record<string, string> {
  return Object.fromEntries(
    ['results.json', 'junit.xml', 'report.html'].flatMap((name) => {
      try {
        return [[name, readFileSync(join(report, name), 'utf8')]];
      } catch {
        return [];
      }
    }),
  );
}
