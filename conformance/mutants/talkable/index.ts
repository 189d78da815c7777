import type { Mutant } from '../mutant.js';
import { envelope } from './envelope.js';
import { programme } from './programme.js';

export const talkableMutants: readonly Mutant[] = [...envelope, ...programme];
