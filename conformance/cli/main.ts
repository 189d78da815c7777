#!/usr/bin/env node
import { CannotRun } from './cannot-run.js';

const CANNOT_RUN = 2;

/** The package that an import did not find; what only some commands need is not installed with talkspec. */
function missingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND') return undefined;
  return /Cannot find package '([^']+)'/.exec(error.message)?.[1];
}

function explain(error: unknown): string {
  const missing = missingPackage(error);
  if (missing !== undefined) return `this command needs the package ${missing}: npm install --save-dev ${missing}`;
  if (error instanceof CannotRun) return error.message;
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

try {
  const { runProgram } = await import('./program.js');
  if (await runProgram()) process.exitCode = CANNOT_RUN;
} catch (error) {
  process.stderr.write(`talkspec: ${explain(error)}\n`);
  process.exitCode = CANNOT_RUN;
}
