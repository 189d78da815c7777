import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { compare, write } from './folder.js';
import { generate } from './generate.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, root: { type: 'string', default: project } },
});
const folder = join(values.root, 'generated');

const expected = await generate(values.root);
const differences = values.check ? await compare(folder, expected) : await write(folder, expected);

const report = differences.map(({ file, reason }) => `generated/${file}: ${reason}\n`).join('');
if (values.check && differences.length > 0) {
  process.stderr.write(
    `${report}Run npm run generate and commit the result; nothing in generated/ is edited by hand.\n`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write(report || `generated/ is up to date (${expected.size} files)\n`);
}
