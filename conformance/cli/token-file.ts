import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

import { CannotRun } from './cannot-run.js';

/** The tokens of throw-away tenants, by the origin that made them. They are secrets: nobody else can read the file. */
export interface TokenFile {
  readonly path: string;
  token(origin: string): Promise<string | undefined>;
  keep(origin: string, token: string): Promise<void>;
}

const OWNER_ONLY = { file: 0o600, folder: 0o700 };

/** Where a user's caches are: `XDG_CACHE_HOME`, or `.cache` at home. */
const placeIn = (environment: NodeJS.ProcessEnv): string =>
  join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'talkspec', 'throw-away.json');

/** A file that is not there or cannot be understood holds no tokens. */
async function read(path: string): Promise<Record<string, unknown>> {
  try {
    const { tokens } = JSON.parse(await readFile(path, 'utf8')) as { tokens?: Record<string, unknown> };
    return tokens ?? {};
  } catch {
    return {};
  }
}

export function createTokenFile(environment: NodeJS.ProcessEnv): TokenFile {
  const path = placeIn(environment);
  return {
    path,
    token: async (origin) => {
      const token = (await read(path))[origin];
      return typeof token === 'string' && token !== '' ? token : undefined;
    },
    keep: async (origin, token) => {
      const text = JSON.stringify({ schemaVersion: 1, tokens: { ...(await read(path)), [origin]: token } });
      const draft = `${path}.${String(process.pid)}.tmp`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY.folder });
        await writeFile(draft, text, { mode: OWNER_ONLY.file });
        await chmod(draft, OWNER_ONLY.file);
        await rename(draft, path);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new CannotRun(`The token of the throw-away project cannot be kept: ${why}`, { cause });
      }
    },
  };
}
