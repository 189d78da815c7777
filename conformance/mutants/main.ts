import { mkdirSync, writeFileSync } from 'node:fs';

import { runMutant, type MutantResult } from './run.js';
import { talkjsMutants } from './talkjs/index.js';

const results: (MutantResult & { readonly api: string })[] = [];
for (const mutant of talkjsMutants) {
  const result = { api: 'talkjs', ...await runMutant('talkjs', mutant) };
  results.push(result);
  const outcome = result.killed ? `killed by ${String(result.killedBy.length)}` : `SURVIVED for ${result.survivedFor.join(', ')}`;
  process.stdout.write(`${outcome.padEnd(14)} ${result.name} [${result.breaks.join(', ')}]\n`);
}
mkdirSync('reports', { recursive: true });
writeFileSync('reports/mutants.json', `${JSON.stringify(results, null, 2)}\n`);

const survivors = results.filter((result) => !result.killed).length;
process.stdout.write(`mutants: ${String(results.length - survivors)} killed, ${String(survivors)} survived; reports/mutants.json\n`);
process.exitCode = survivors === 0 ? 0 : 1;
