import { defineConfig } from 'vitest/config';

/** The test run of somebody who calls describeConformance: no timeout of theirs is raised. */
export default defineConfig({ test: { root: import.meta.dirname, include: ['subject.ts'] } });
