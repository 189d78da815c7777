import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const cacheDir = fileURLToPath(new URL('../../node_modules/.vite', import.meta.url));

export default defineConfig({ cacheDir, test: { root: import.meta.dirname, include: ['hostile.ts'] } });
