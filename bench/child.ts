import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a module text in a fresh Node process and reads the number that it prints. */
export function measureInChild(code: string): number {
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  if (printed === '' || Number.isNaN(Number(printed)))
    throw new Error(`The measured process must print a number, not "${printed}".`);
  return Number(printed);
}

/** Starts a module text as a server in a fresh process; resolves with the origin that it prints. */
export function startServer(code: string): Promise<{ origin: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => {
      reject(new Error(`The server ended with ${String(status)} before it was ready.`));
    });
    child.stdout.once('data', (text: Buffer) => {
      resolve({ origin: text.toString().trim(), process: child });
    });
  });
}
