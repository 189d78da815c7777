import type { RuleOverrides } from '../../core/rules.js';
import { secretKeyOnly } from './credentials.js';
import type { TalkJSRules } from './index.js';

const EDITIONS: Readonly<Record<string, RuleOverrides<TalkJSRules>>> = { '2020-12-15': secretKeyOnly };

/** What an edition does otherwise than the current documentation, beyond the numbers in its contract. */
export const editionRules = (edition: string): RuleOverrides<TalkJSRules> => EDITIONS[edition] ?? {};
