import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { fileOf, serve } from './apis.js';
import { runGuides, type Guides } from './run.js';

let served: Awaited<ReturnType<typeof serve>>;
let folder: string;
/** The guides of TalkJS in a copy of the contract. */
let wrong: string;

beforeAll(async () => {
  served = await serve();
  folder = await mkdtemp(join(tmpdir(), 'talkspec-wrong-guides-'));
  await cp(dirname(fileOf('talkjs')), folder, { recursive: true });
  wrong = join(folder, basename(fileOf('talkjs')));
});

afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

const guidesOf = (source: string): Guides => {
  const found = served.guides.find((one) => one.source === source);
  if (!found) throw new Error(`There are no guides of ${source}.`);
  return found;
};

test('the guides of TalkJS pass, each with all its steps', async () => {
  const { workflows, steps, passed } = await runGuides(guidesOf('talkjs'));
  expect([passed, workflows >= 5, steps >= 18]).toEqual([true, true, true]);
});

test('a guide that promises something else fails', async () => {
  const text = await readFile(fileOf('talkjs'), 'utf8');
  expect(text).toContain("text == 'three'");
  await writeFile(wrong, text.replace("text == 'three'", "text == 'four'"));
  const { passed, printed } = await runGuides({ ...guidesOf('talkjs'), file: wrong });
  const failed = 'Checking simple criteria: {"condition":"$response.body#/data/0/text == \'four\'"}';
  expect([passed, printed.includes(failed)]).toEqual([false, true]);
});

test('guides of which nothing is carried out have not passed', async () => {
  await writeFile(wrong, 'arazzo: 1.0.1\n');
  const { passed, steps } = await runGuides({ ...guidesOf('talkjs'), file: wrong });
  expect([passed, steps]).toEqual([false, 0]);
});

test('a service that is not there fails', async () => {
  const { passed } = await runGuides({ ...guidesOf('talkable'), server: 'http://127.0.0.1:1/api/v2' });
  expect(passed).toBe(false);
});
