import { readFileSync } from 'node:fs';

/** What Linux tells of a process. */
export interface ProcessStatus {
  readonly name: string;
  readonly parent: number;
  /** How often it has gone to sleep; a process that waits does so once more for each signal that it gets. */
  readonly sleeps: number;
}

/** What the watch looks at; only Linux has a `statusOf`. */
export interface Surroundings {
  readonly parent: () => number;
  readonly statusOf: (pid: number) => ProcessStatus | undefined;
  /** Unix milliseconds. */
  readonly now: () => number;
}

const SHELL = /^(ba|da|a|k|z)?sh$|^busybox$/;

/** A look that comes so late, in milliseconds, that the whole machine may have stood still. */
const LATE_MS = 1000;

interface Look {
  readonly at: number;
  readonly shell: ProcessStatus | undefined;
  readonly npm: ProcessStatus | undefined;
}

/**
 * Says, each time it is asked, whether npm has been told to end.
 *
 * npm and npx run a command through a shell and hand their signals to it, and the shell hands on none. After
 * SIGTERM it ends, which its
 * child sees. Of SIGINT it (dash, or any in the middle of a longer script) takes note, and goes on waiting for its
 * child, who cannot see
 * more than that npm and the shell, both asleep until then, were woken at the same time.
 */
export function createNpmWatch({ parent, statusOf, now }: Surroundings, started: number): () => boolean {
  const shell = statusOf(started);
  const look = (): Look => ({ at: now(), shell: statusOf(started), npm: shell && statusOf(shell.parent) });
  // Two looks back: npm may be woken just before a look, and the shell just after it.
  let before: readonly [Look, Look] = [look(), look()];

  const wereWoken = (current: Look): boolean => {
    const [earlier, last] = before;
    if (current.at - last.at > LATE_MS) {
      before = [current, current];
      return false;
    }
    before = [last, current];
    return isMore(current.shell, earlier.shell) && isMore(current.npm, earlier.npm);
  };
  const isMore = (a: ProcessStatus | undefined, b: ProcessStatus | undefined): boolean =>
    a !== undefined && b !== undefined && a.sleeps > b.sleeps;

  return () => {
    if (parent() !== started) return true;
    if (!shell || !SHELL.test(shell.name)) return false;
    const current = look();
    return current.shell?.parent !== shell.parent || wereWoken(current);
  };
}

/** Reads `/proc`; elsewhere there is nothing to read. */
export function statusOf(pid: number): ProcessStatus | undefined {
  try {
    const text = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(text)?.[1] ?? '';
    return { name: field('Name'), parent: Number(field('PPid')), sleeps: Number(field('voluntary_ctxt_switches')) };
  } catch {
    return undefined;
  }
}
