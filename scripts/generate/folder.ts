import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Difference {
  readonly file: string;
  readonly reason: 'differs' | 'missing' | 'extra';
}

/** How a folder differs from what it should hold: changed by hand or stale, missing, or not generated at all. */
export async function compare(folder: string, expected: ReadonlyMap<string, string>): Promise<Difference[]> {
  const present = await list(folder);
  const differences: Difference[] = [];
  for (const [file, content] of expected) {
    if (!present.includes(file)) differences.push({ file, reason: 'missing' });
    else if ((await readFile(join(folder, file), 'utf8')) !== content) differences.push({ file, reason: 'differs' });
  }
  const extra = present.filter((file) => !expected.has(file));
  return [...differences, ...extra.map((file) => ({ file, reason: 'extra' as const }))];
}

/** Makes a folder hold exactly the expected files; returns what had to change. */
export async function write(folder: string, expected: ReadonlyMap<string, string>): Promise<Difference[]> {
  const differences = await compare(folder, expected);
  for (const { file } of differences) {
    const content = expected.get(file);
    const target = join(folder, file);
    if (content === undefined) {
      await rm(target);
      continue;
    }
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  return differences;
}

async function list(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
