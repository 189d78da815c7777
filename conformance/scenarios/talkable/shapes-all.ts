import type { TalkableScenario } from './support/scenario.js';
import { shapesAssets } from './assets/shapes.js';
import { shapesBatches } from './origins/batch-shapes.js';
import { shapesEvery } from './general/every-operation.js';
import { shapesFigures } from './metrics/shapes.js';
import { shapesLoyalty } from './loyalty/shapes.js';
import { shapesOffers } from './offers/shapes.js';
import { shapesOrigins } from './origins/shapes.js';
import { shapesPeople } from './people/shapes.js';

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
