import type { Spot } from './shapes.js';

// What only a mock can answer so far: it answers any valid request, so its shape is all there is to see.
export const MOCK = { needs: ['mock'] as const };

export const at = (method: string, where: string) => (): Spot => ({ method, path: where });
