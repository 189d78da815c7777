import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { FORMS, readingsOf, worthOf } from './hostile/forms.js';
import { TALKABLE, TALKJS, keysOf } from './hostile/keys.js';
import { startHostileServer, type Hostility } from './hostile/server.js';

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const [root, vitest, config] = ['..', '../node_modules/vitest/vitest.mjs', 'described/hostile.config.ts'].map(pathOf);
const KEYS = keysOf({ ...TALKJS, ...TALKABLE });

/** All that somebody's own test run prints for people and for machines. */
function printedFor(origin: string): Promise<string> {
  const args = [
    vitest ?? '',
    'run',
    '--config',
    config ?? '',
    '--reporter=verbose',
    '--reporter=json',
    '--reporter=junit',
  ];
  const environment = { ...process.env, ...TALKJS, ...TALKABLE, SUBJECT: origin };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, env: environment, maxBuffer: 64 * 1024 * 1024 },
      (_, stdout, stderr) => {
        resolve(stdout + stderr);
      },
    );
  });
}

describe("describeConformance prints no secret into somebody's own test run", { timeout: 120_000 }, () => {
  test.each<[string, Omit<Hostility, 'known'>, RegExp]>([
    ['that fails', { letsIn: 'until its scenarios' }, /expected status 200, got 401 with .*\[redacted\]/],
    ['that is refused', { letsIn: 'to its root', places: ['text'] }, /GET \/campaigns answers 401 .*\[redacted\]/],
    ['that gets no answer', { letsIn: 'to its root', places: ['a line that is no status'] }, /no answer came/],
  ])('%s', async (_, hostility, told) => {
    const server = await startHostileServer({ ...hostility, known: KEYS });
    const printed = await printedFor(server.origin).finally(() => {
      server.close();
    });
    expect(printed).toMatch(told);
    const secrets = [...KEYS, ...[...server.received].filter((one) => one.startsWith('eyJ')).flatMap(worthOf)];
    const forms = secrets.flatMap((secret) => Object.values(FORMS).map((write) => write(secret)));
    expect(forms.filter((text) => printed.includes(text))).toEqual([]);
    expect(readingsOf(printed).filter((reading) => KEYS.some((key) => reading.includes(key)))).toEqual([]);
  });
});
