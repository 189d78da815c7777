import { expect, test } from 'vitest';

import { createNpmWatch, type ProcessStatus } from './npm-watch.js';

const [NPM, SHELL] = [10, 11];

/** npm, a shell and its child, whose looks come 200 ms apart. */
function watched(shellName = 'sh') {
  const state = { parent: SHELL, npm: 5, shell: 2, shellParent: NPM, now: 0 };
  const statusOf = (pid: number): ProcessStatus | undefined => {
    if (pid === NPM) return { name: 'npm exec talksp', parent: 1, sleeps: state.npm };
    return { name: shellName, parent: state.shellParent, sleeps: state.shell };
  };
  const hasEnded = createNpmWatch({ parent: () => state.parent, statusOf, now: () => state.now }, SHELL);
  return (change: Partial<typeof state> = {}): boolean => {
    Object.assign(state, { now: state.now + 200, ...change });
    return hasEnded();
  };
}

test('nothing is told as long as nothing happens', () => {
  const look = watched();
  expect([look(), look(), look()]).toEqual([false, false, false]);
});

test('the end of the shell is seen, and of npm', () => {
  expect(watched()({ parent: 1 })).toBe(true);
  expect(watched()({ shellParent: 1 })).toBe(true);
});

test('a signal that wakes npm and the shell is seen, within one look or two', () => {
  expect(watched()({ npm: 6, shell: 3 })).toBe(true);
  const look = watched();
  expect([look({ npm: 6 }), look({ shell: 3 })]).toEqual([false, true]);
});

test('what wakes only one of them, or each at another time, is no signal', () => {
  const look = watched();
  expect([look({ npm: 9 }), look(), look(), look({ shell: 3 }), look(), look()]).not.toContain(true);
});

test('what happened while the machine stood still is no signal', () => {
  const look = watched();
  expect([look({ now: 60_000, npm: 9, shell: 9 }), look(), look()]).toEqual([false, false, false]);
  expect(look({ npm: 10, shell: 10 })).toBe(true);
});

test('where the parent is no shell, or nothing is told of processes, its end alone counts', () => {
  const look = watched('node');
  expect([look({ npm: 9, shell: 9 }), look({ shellParent: 1 }), look({ parent: 1 })]).toEqual([false, false, true]);
  let parent = 7;
  const blind = createNpmWatch({ parent: () => parent, statusOf: () => undefined, now: () => 0 }, 7);
  expect(blind()).toBe(false);
  parent = 1;
  expect(blind()).toBe(true);
});
