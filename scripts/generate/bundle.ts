import { bundle, createConfig } from '@redocly/openapi-core';

import { asJson, type JsonObject } from './json.js';

/** One document out of the many files, every component kept and referenced by name. */
export async function bundleContract(root: string): Promise<JsonObject> {
  const config = await createConfig({});
  const { bundle: document, problems } = await bundle({ ref: root, config });
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) {
    throw new Error(
      errors.map((problem) => `${problem.location[0]?.source.absoluteRef ?? root}: ${problem.message}`).join('\n'),
    );
  }
  return asJson(document.parsed);
}
