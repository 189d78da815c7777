import type { TalkableScenario } from './scenario.js';
import { shapesAssets } from './shapes-assets.js';
import { shapesBatches } from './shapes-batches.js';
import { shapesEvery } from './shapes-every.js';
import { shapesFigures } from './shapes-figures.js';
import { shapesLoyalty } from './shapes-loyalty.js';
import { shapesOffers } from './shapes-offers.js';
import { shapesOrigins } from './shapes-origins.js';
import { shapesPeople } from './shapes-people.js';

/** What each operation takes, and what it does not. */
export const shapes: readonly TalkableScenario[] = [
  ...shapesEvery,
  ...shapesOrigins,
  ...shapesBatches,
  ...shapesOffers,
  ...shapesPeople,
  ...shapesFigures,
  ...shapesLoyalty,
  ...shapesAssets,
];
