import type { Spot } from './shapes.js';

/** Changes the app itself, or makes one, which nothing undoes. */
export const OWN = { needs: ['destructive'] as const };

export const at = (method: string, where: string) => (): Spot => ({ method, path: where });
