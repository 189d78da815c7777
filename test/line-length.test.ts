import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const written = /\.(ts|js|mjs|json|yaml)$/;
/** What is made, installed, or has lines without an end by nature. */
const others = ['node_modules', 'dist', 'generated', 'reports', 'coverage', '.git', 'package-lock.json'];

/** What others said, word for word. */
const witnesses = join('conformance', 'witnesses');

/** All files that somebody wrote, by their paths in the repository. */
const files = readdirSync(root, { withFileTypes: true })
  .filter(({ name }) => !others.includes(name))
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((path) =>
          join(entry.name, path),
        )
      : [entry.name],
  )
  .filter((path) => written.test(path) && !path.startsWith(witnesses));

test('every line ends before column 120, those that no formatter can break too', () => {
  const long = files.flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.length < 120 ? [] : [`${path}:${String(index + 1)}`])),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(long).toEqual([]);
});
