#!/usr/bin/env node
import { createRequire } from 'node:module';

import { CannotRun } from './cannot-run.js';
import './parent.js';

const CANNOT_RUN = 2;

const NOT_FOUND = /Cannot find package '((?:@[^/']+\/)?[^/']+)/;

/** What to install when an import did not find a package: what only some commands need does not come with talkspec. */
function missingPackage(error: unknown): string | undefined {
  const name = error instanceof Error ? NOT_FOUND.exec(error.message)?.[1] : undefined;
  if (name === undefined) return undefined;
  const manifest = createRequire(import.meta.url)('talkspec/package.json') as {
    peerDependencies: Record<string, string>;
  };
  const range = manifest.peerDependencies[name];
  return `this command needs the package ${name}: npm install --save-dev '${name}${range === undefined ? '' : `@${range}`}'`;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return missingPackage(error) ?? (error instanceof CannotRun ? error.message : (error.stack ?? error.message));
}

try {
  const { runProgram } = await import('./program.js');
  if (await runProgram()) process.exitCode = CANNOT_RUN;
} catch (error) {
  process.stderr.write(`talkspec: ${explain(error)}\n`);
  process.exitCode = CANNOT_RUN;
}
