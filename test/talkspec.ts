import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Results } from '../conformance/harness/results.js';

export const root = new URL('..', import.meta.url).pathname;
export const main = join(root, 'dist/conformance/cli/main.js');
export const credentials = { TALKJS_APP_ID: 'tEmulator', TALKJS_SECRET_KEY: 'sk_test_emulator' };

/** Bytes. */
const MOST_PRINTED = 64 * 1024 * 1024;

/** A command that has ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The folder of its reports. */
  readonly report: string;
}

/** Runs the command of the build; a conformance run writes its reports to a folder of its own. */
export function talkspec(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const report = mkdtempSync(join(tmpdir(), 'talkspec-test-'));
  const all = args[0] === 'conformance' && !args.includes('--report') ? [...args, '--report', report] : args;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, ...all],
      { cwd: root, env: { PATH: process.env['PATH'], ...environment }, maxBuffer: MOST_PRINTED },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr, report });
      },
    );
  });
}

export const resultsIn = (report: string): Results =>
  JSON.parse(readFileSync(join(report, 'results.json'), 'utf8')) as Results;

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
