import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { toPrintableJson } from '../printable.js';
import type { Results } from '../results.js';
import { toHtml } from './html.js';
import { toJUnit } from './junit.js';

/** Writes results.json and what is drawn from it; answers with the paths. */
export async function writeReports(results: Results, directory: string): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const files = {
    'results.json': `${toPrintableJson(results)}\n`,
    'junit.xml': toJUnit(results),
    'report.html': toHtml(results),
  };
  return Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const file = join(directory, name);
      await writeFile(file, content);
      return file;
    }),
  );
}
