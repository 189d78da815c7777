import { mkdirSync, writeFileSync } from 'node:fs';

import { runAlternatives, type AlsoDiffer, type AlternativeResult } from './alternatives.js';
import { runMutant, type MutantResult } from './run.js';
import type { Mutant } from './mutant.js';
import type { ApiName } from '../registry/apis.js';
import { talkableMutants } from './talkable/index.js';
import { talkjsAlsoDiffer } from './talkjs/also-differ.js';
import { talkjsMutants } from './talkjs/index.js';

const MUTANTS: Readonly<Record<ApiName, readonly Mutant[]>> = { talkjs: talkjsMutants, talkable: talkableMutants };

/** The APIs whose decisions are turned; one that is left out is not tried. */
const ALTERNATIVES: Readonly<Partial<Record<ApiName, AlsoDiffer>>> = { talkjs: talkjsAlsoDiffer };

type Of<Result> = Result & { readonly api: ApiName };

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function tryMutants(): Promise<Of<MutantResult>[]> {
  const results: Of<MutantResult>[] = [];
  for (const api of Object.keys(MUTANTS) as ApiName[]) {
    for (const mutant of MUTANTS[api]) {
      const result = { api, ...(await runMutant(api, mutant)) };
      const outcome = result.killed
        ? `killed by ${String(result.killedBy.length)}`
        : `SURVIVED for ${result.survivedFor.join(', ')}`;
      say(`${outcome.padEnd(14)} ${api}: ${result.name} [${result.breaks.join(', ')}]`);
      results.push(result);
    }
  }
  return results;
}

async function tryAlternatives(): Promise<Of<AlternativeResult>[]> {
  const results: Of<AlternativeResult>[] = [];
  for (const [api, alsoDiffer] of Object.entries(ALTERNATIVES) as [ApiName, AlsoDiffer][]) {
    for await (const result of runAlternatives(api, alsoDiffer)) {
      const outcome = result.verdict === 'told' ? 'told' : result.verdict.toUpperCase();
      say(`${outcome.padEnd(14)} ${api}: ${result.name} [${result.expected.join(', ')}]`);
      for (const complaint of result.complaints) say(`  ${complaint}`);
      results.push({ api, ...result });
    }
  }
  return results;
}

const mutants = await tryMutants();
const alternatives = await tryAlternatives();
mkdirSync('reports', { recursive: true });
writeFileSync('reports/mutants.json', `${JSON.stringify({ mutants, alternatives }, null, 2)}\n`);

const survivors = mutants.filter((result) => !result.killed).length;
const untold = alternatives.filter((result) => result.verdict !== 'told').length;
say(`mutants: ${String(mutants.length - survivors)} killed, ${String(survivors)} survived`);
say(
  'each decision turned to each of its alternatives gives exactly its ids "differs": ' +
    `${String(alternatives.length - untold)} do, ${String(untold)} do not; reports/mutants.json`,
);
process.exitCode = survivors === 0 && untold === 0 ? 0 : 1;
