import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const config = join(root, 'scripts/lint/circles.js');

/** Sources by what they are, a file per letter. */
const circles: Record<string, Record<string, string>> = {
  'two files': {
    a: "import { b } from './b.js'; export const a = () => b;",
    b: "import { a } from './a.js'; export const b = a;",
  },
  'two files that need types alone': {
    c: "import type { D } from './d.js'; export interface C { d: D }",
    d: "import { type C } from './c.js'; export interface D { c: C }",
  },
  'a type named in place': {
    e: "export type E = import('./f.js').F | 1;",
    f: "import type { E } from './e.js'; export type F = E;",
  },
  'types passed on': { g: "export type * from './h.js'; export type G = 1;", h: "export type { G } from './g.js';" },
  'a file imported when it is needed': {
    i: "export const i = () => import('./j.js');",
    j: "import { i } from './i.js'; export const j = i;",
  },
  'three files': {
    k: "import { l } from './l.js'; export const k = l;",
    l: "import type { M } from './m.js'; export const l: M = 1;",
    m: "import type { k } from './k.js'; export type M = typeof k | 1;",
  },
  'a file alone': { n: "import type { N as Self } from './n.js'; export type N = Self[];" },
};
const harmless = {
  o: "import { p } from './p.js'; import type { Q } from './q.js'; export const o: Q = p;",
  p: "import type { Q } from './q.js'; export const p: Q = 1;",
  q: 'export type Q = number;',
};

/** The circles that the lint finds among those files, and its exit code. */
function cruise(files: Record<string, string>): { status: number | null; found: string[][] } {
  const folder = mkdtempSync(join(tmpdir(), 'talkspec-circles-'));
  for (const [name, source] of Object.entries(files)) writeFileSync(join(folder, `${name}.ts`), source);
  const { status, stdout } = spawnSync(process.execPath, [cruiser, '--config', config, folder], {
    cwd: root,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  const reports = stdout.split('error circle:').slice(1);
  const found = reports.map((text) => [...new Set(text.match(/\w+(?=\.ts\b)/g))].sort());
  return { status, found };
}

describe('a circle of imports is refused:', () => {
  const { status, found } = cruise(Object.assign({}, ...Object.values(circles), harmless) as Record<string, string>);

  test.each(Object.entries(circles))('%s', (_, files) => {
    expect(found).toContainEqual(Object.keys(files));
  });

  test('these and no others', () => {
    expect(found).toHaveLength(Object.keys(circles).length);
    expect(status).toBe(found.length);
  });
});

test('files that lead nowhere back are let through', () => {
  expect(cruise(harmless)).toEqual({ status: 0, found: [] });
});
