import { serve } from './apis.js';
import { runGuides } from './run.js';

// Carries out the guides of both contracts against the emulator; fails where one fails, or where nothing was done.
const { guides, close } = await serve();
for (const one of guides) {
  const { workflows, steps, passed, printed } = await runGuides(one);
  if (!passed) process.stderr.write(printed);
  const done = `${String(workflows)} workflows, ${String(steps)} steps`;
  process.stdout.write(`guides of ${one.source}: ${done}, ${passed ? 'passed' : 'FAILED'}\n`);
  if (!passed) process.exitCode = 1;
}
await close();
