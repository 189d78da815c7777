import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a module text in a fresh Node process and reads the number that it prints. */
export const measureInChild = (code: string): number =>
  Number(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, encoding: 'utf8' }));

/** Starts a module text as a server in a fresh process; resolves with the origin that it prints. */
export function startServer(code: string): Promise<{ origin: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('exit', (code_) => { reject(new Error(`The server ended with ${String(code_)} before it was ready.`)); });
    child.stdout.once('data', (text: Buffer) => { resolve({ origin: text.toString().trim(), process: child }); });
  });
}
