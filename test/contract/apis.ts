import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { bundle, createConfig, loadConfig } from '@redocly/openapi-core';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A contract of this project: its name and its one-file form, references kept. */
export interface Api {
  name: string;
  document: unknown;
  /** `current`, and the name of each overlay. */
  editions: string[];
}

async function load(name: string, file: string): Promise<Api> {
  const {
    bundle: { parsed },
  } = await bundle({ ref: `${root}${file}`, config: await createConfig({}) });
  const folder = `${root}openapi/${name}/editions`;
  const overlays = existsSync(folder) ? await readdir(folder) : [];
  return {
    name,
    document: parsed,
    editions: ['current', ...overlays.map((overlay) => overlay.replace(/\.overlay\.yaml$/, ''))],
  };
}

/** Every contract that `redocly.yaml` names. */
export async function loadApis(): Promise<Api[]> {
  const { resolvedConfig } = await loadConfig({ configPath: `${root}redocly.yaml` });
  return Promise.all(Object.entries(resolvedConfig.apis ?? {}).map(([name, { root: file }]) => load(name, file)));
}
