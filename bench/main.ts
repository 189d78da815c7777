import { againstBareRoute } from './bare.js';
import { clientCost } from './client-cost.js';
import { clientThroughput } from './client.js';
import { heapAfterReset } from './heap.js';
import { costOfPages } from './pages.js';
import { clientImport, emulatorCreation } from './start-up.js';
import { emulatorRun } from './emulator-run.js';
import { show, type Figure } from './figure.js';
import { stateRestoring } from './restore.js';
import { sizes } from './size.js';
import { throughput } from './throughput.js';

const BENCHES: Readonly<Record<string, () => Figure | Figure[] | Promise<Figure[]>>> = {
  import: clientImport,
  client: clientThroughput,
  cost: clientCost,
  create: emulatorCreation,
  throughput: throughput,
  run: emulatorRun,
  restore: stateRestoring,
  bare: againstBareRoute,
  pages: costOfPages,
  heap: heapAfterReset,
  size: sizes,
};

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !(name in BENCHES));
if (unknown !== undefined)
  throw new Error(`There is no bench "${unknown}"; there are ${Object.keys(BENCHES).join(', ')}.`);

for (const [name, bench] of Object.entries(BENCHES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  for (const figure of [await bench()].flat()) process.stdout.write(`${show(figure)}\n`);
}
