import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const redocly = fileURLToPath(new URL('../../node_modules/.bin/redocly', import.meta.url));

/** A description of guides, and where they are carried out. */
export interface Guides {
  /** Path of the Arazzo description. */
  readonly file: string;
  /** The name of its source description, and the base URL of the service. */
  readonly source: string;
  readonly server: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** What came of the guides of a description. */
export interface Outcome {
  readonly workflows: number;
  readonly steps: number;
  readonly passed: boolean;
  /** What the runner printed. */
  readonly printed: string;
}

interface Executed {
  readonly workflowId: string;
  readonly executedSteps: readonly unknown[];
}

interface Report {
  readonly files: Readonly<Record<string, { readonly executedWorkflows: readonly Executed[] }>>;
}

/** The exit code and all that was printed. */
const execute = (args: readonly string[]): Promise<{ code: number; printed: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const child = execFile(redocly, args, { env, maxBuffer: 64 * 1024 * 1024 }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? 1, printed: stdout + stderr });
    });
  });

/** Carries guides out; guides of which nothing was carried out have not passed. */
export async function runGuides({ file, source, server, inputs }: Guides): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'talkspec-guides-'));
  const json = join(folder, 'report.json');
  const given = Object.entries(inputs).flatMap(([name, value]) => ['--input', `${name}=${value}`]);
  try {
    const args = ['respect', file, '--server', `${source}=${server}`, ...given, '--json-output', json];
    const { code, printed } = await execute(args);
    const report = await readFile(json, 'utf8').then(
      (text) => JSON.parse(text) as Report,
      (): Report => ({ files: {} }),
    );
    const executed = Object.values(report.files).flatMap(({ executedWorkflows }) => executedWorkflows);
    const steps = executed.reduce((sum, { executedSteps }) => sum + executedSteps.length, 0);
    return { workflows: executed.length, steps, passed: code === 0 && steps > 0, printed };
  } finally {
    await rm(folder, { recursive: true });
  }
}
