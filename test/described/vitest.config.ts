import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const cacheDir = fileURLToPath(new URL('../../node_modules/.vite', import.meta.url));

/** The test run of somebody who calls describeConformance: no timeout of theirs is raised. */
export default defineConfig({ cacheDir, test: { root: import.meta.dirname, include: ['subject.ts'] } });
