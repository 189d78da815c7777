import { mkdirSync, writeFileSync } from 'node:fs';

import { runMutant, type MutantResult } from './run.js';
import type { Mutant } from './mutant.js';
import type { ApiName } from '../registry/apis.js';
import { talkableMutants } from './talkable/index.js';
import { talkjsMutants } from './talkjs/index.js';

const MUTANTS: Readonly<Record<ApiName, readonly Mutant[]>> = { talkjs: talkjsMutants, talkable: talkableMutants };

const results: (MutantResult & { readonly api: ApiName })[] = [];
for (const [api, mutant] of (Object.keys(MUTANTS) as ApiName[]).flatMap((name) =>
  MUTANTS[name].map((one) => [name, one] as const),
)) {
  const result = { api, ...(await runMutant(api, mutant)) };
  results.push(result);
  const outcome = result.killed
    ? `killed by ${String(result.killedBy.length)}`
    : `SURVIVED for ${result.survivedFor.join(', ')}`;
  process.stdout.write(`${outcome.padEnd(14)} ${api}: ${result.name} [${result.breaks.join(', ')}]\n`);
}
mkdirSync('reports', { recursive: true });
writeFileSync('reports/mutants.json', `${JSON.stringify(results, null, 2)}\n`);

const survivors = results.filter((result) => !result.killed).length;
process.stdout.write(
  `mutants: ${String(results.length - survivors)} killed, ${String(survivors)} survived; reports/mutants.json\n`,
);
process.exitCode = survivors === 0 ? 0 : 1;
