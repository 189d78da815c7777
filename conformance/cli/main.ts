#!/usr/bin/env node
import { createRequire } from 'node:module';

import { explain } from './output.js';
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
  const wanted = range === undefined ? name : `${name}@${range}`;
  return `this command needs the package ${name}: npm install --save-dev '${wanted}'`;
}

function fail(error: unknown): void {
  process.stderr.write(`talkspec: ${missingPackage(error) ?? explain(error)}\n`);
  process.exitCode = CANNOT_RUN;
}

// By itself the runtime would show an error with all that hangs on it, such as the bytes of an answer.
process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

try {
  const { runProgram } = await import('./program.js');
  if (await runProgram()) process.exitCode = CANNOT_RUN;
} catch (error) {
  fail(error);
}
