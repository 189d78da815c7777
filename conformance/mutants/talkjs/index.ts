import type { Mutant } from '../mutant.js';
import { access } from './access.js';
import { lists } from './lists.js';
import { messages } from './messages.js';

export const talkjsMutants: readonly Mutant[] = [...access, ...lists, ...messages];
