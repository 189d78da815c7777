import { readdir } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { talkableScenarios } from './talkable/index.js';
import { talkjsScenarios } from './talkjs/index.js';

const here = new URL('./', import.meta.url);

/** The files in the folders of the resources; what stands beside these folders or in `support` holds no scenario. */
async function filesOf(api: string): Promise<string[]> {
  const files = await readdir(new URL(`${api}/`, here), { recursive: true });
  return files.filter((file) => /^(?!support\/)[^/]+\/.*(?<!\.test)\.ts$/.test(file)).sort();
}

async function scenariosIn(api: string, file: string): Promise<unknown[]> {
  const exported = (await import(new URL(`${api}/${file}`, here).href)) as Record<string, unknown>;
  return Object.values(exported).flat();
}

const lists: readonly (readonly [api: string, scenarios: readonly { readonly title: string }[]])[] = [
  ['talkjs', talkjsScenarios],
  ['talkable', talkableScenarios],
];

describe.each(lists)('the list of the scenarios of %s', (api, listed) => {
  it('has what the folders hold, each once', async () => {
    const left = new Set<unknown>(listed);
    expect(left.size).toBe(listed.length);
    for (const file of await filesOf(api)) {
      const scenarios = await scenariosIn(api, file);
      expect(scenarios, `${file} holds a scenario`).not.toEqual([]);
      for (const scenario of scenarios) expect(left.delete(scenario), `${file} is in the list`).toBe(true);
    }
    expect(left.size).toBe(0);
  });

  it('gives no title twice', () => {
    const titles = listed.map(({ title }) => title);
    expect(titles.filter((title, nth) => titles.indexOf(title) !== nth)).toEqual([]);
  });
});
