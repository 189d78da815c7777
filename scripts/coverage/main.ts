import { readFileSync } from 'node:fs';

import type { Results } from '../../conformance/harness/results.js';
import { shortfalls } from './goals.js';

// Fails, by name, for what the last run on the emulator left out of the documented.
const [file = 'reports/results.json'] = process.argv.slice(2);
const { runs } = JSON.parse(readFileSync(file, 'utf8')) as Results;
const judged = runs.filter(({ target }) => target === 'emulator');
if (judged.length === 0) throw new Error(`${file} has no run on the emulator: npm run conformance makes one.`);
const lacking = judged.flatMap(shortfalls);
for (const line of lacking) process.stderr.write(`not exercised: ${line}\n`);
if (lacking.length > 0) process.exitCode = 1;
else process.stdout.write(`coverage: the goals are met by ${judged.map(({ api }) => api).join(' and ')}\n`);
