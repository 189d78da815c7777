import { constants } from 'node:fs';
import { access, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import type { Clock, Emulator } from '../emulator/index.js';
import { CannotRun } from './cannot-run.js';

/** A snapshot on disk. */
export interface StateFile {
  /**
   * Puts the state of the file back, if there is a file; true when there was. A file that holds none is refused and
   * stays as it is.
   */
  load(emulator: Emulator): Promise<boolean>;
  /** Writes the state into a file of its own and puts that in the place of the old one. */
  save(emulator: Emulator): Promise<void>;
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** In one line, and without what a parser quotes of the text. */
function messageOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'it is not JSON';
  return error instanceof Error ? error.message : String(error);
}

/** Where a path leads, through links too: putting a file in the place of a link would cut it. */
async function target(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function write(path: string, text: string): Promise<void> {
  const draft = `${path}.${String(process.pid)}.tmp`;
  try {
    const file = await open(draft, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** A clock that was running has run on, unless it is ahead of the system's. */
function catchUp(clock: Clock): void {
  const behind = Date.now() - clock.now();
  if (!clock.state().frozen && behind > 0) clock.advance(behind);
}

export function createStateFile(path: string): StateFile {
  const refuse = (what: string, cause: unknown): CannotRun =>
    new CannotRun(`--state ${path} ${what}: ${messageOf(cause)}`, { cause });
  return {
    async load(emulator) {
      const place = await target(path);
      await access(dirname(place), constants.W_OK).catch((cause: unknown) => {
        throw refuse('cannot be written', cause);
      });
      const text = await read(place).catch((cause: unknown) => {
        throw refuse('cannot be read', cause);
      });
      if (text === undefined) return false;
      try {
        emulator.restore(JSON.parse(text));
      } catch (cause) {
        throw refuse('holds no state that this emulator can take, and is left as it is', cause);
      }
      catchUp(emulator.clock);
      return true;
    },
    async save(emulator) {
      await write(await target(path), JSON.stringify(emulator.snapshot())).catch((cause: unknown) => {
        throw refuse('could not be saved', cause);
      });
    },
  };
}
