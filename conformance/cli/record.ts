import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { openContract } from '../contract/contract.js';
import { CURRENT_EDITION } from '../contract/document.js';
import { eachAlone, inARow } from '../harness/witness/placed.js';
import type { Story, Witness } from '../harness/witness/witness.js';
import { CannotRun } from './cannot-run.js';
import { redactor } from './output.js';
import type { ConformanceOptions, RunPlan } from './run-plan.js';

const ENDING = '.json';

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Refuses a file that could not be written after the run, or that holds something. */
export async function assertRecordable({ record, anonymous }: ConformanceOptions): Promise<void> {
  if (record === undefined) return;
  if (!record.endsWith(ENDING))
    throw new CannotRun(`--record takes a new file that ends in ${ENDING}, not "${record}".`);
  if (!anonymous)
    throw new CannotRun('--record goes with --anonymous: an app of your own may hold what people wrote.');
  if (await isThere(record))
    throw new CannotRun(`--record ${record} is there already; it takes a new file, and overwrites none.`);
  await access(dirname(resolve(record)), constants.W_OK).catch((cause: unknown) => {
    throw refuse(record, 'cannot be written', cause);
  });
}

/** Writes what was seen, redacted and dated, where that is asked for; tells where and how much. */
export async function recordRun(
  { record }: ConformanceOptions,
  [plan]: readonly RunPlan[],
  stories: readonly Story[],
  startedAt: Date,
): Promise<string[]> {
  if (record === undefined || !plan) return [];
  const text = `${JSON.stringify(redactor.value(witnessOf(plan, stories, startedAt)), undefined, 2)}\n`;
  await writeFile(record, text, { flag: 'wx' }).catch((cause: unknown) => {
    throw refuse(record, 'could not be written', cause);
  });
  const exchanges = stories.reduce((sum, story) => sum + story.exchanges.length, 0);
  return [`witness: ${record}, ${String(exchanges)} exchanges`];
}

const witnessOf = ({ api, edition, live }: RunPlan, stories: readonly Story[], startedAt: Date): Witness => ({
  schemaVersion: 1,
  api,
  ...(edition === CURRENT_EDITION ? {} : { edition }),
  source: `${live?.origin ?? ''}, a throw-away project`,
  date: startedAt.toISOString().slice(0, 'yyyy-mm-dd'.length),
  kind: 'live',
  stories: live?.fresh === true ? inARow(stories) : eachAlone(openContract(api, edition), stories),
});

const refuse = (record: string, what: string, cause: unknown): CannotRun =>
  new CannotRun(`--record ${record} ${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
