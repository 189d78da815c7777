import { median, type Figure } from './figure.js';
import { CONNECTIONS, rate, start, startEmulator } from './served.js';

const ROUNDS = 3;
const PATH = '/conversations/order_391_fc/messages';

const PRISM = `
  const { createRequire } = await import('node:module');
  const { createLogger } = await import('@stoplight/prism-core');
  const { getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
  const { createServer } = await import('@stoplight/prism-http-server');
  const file = createRequire(import.meta.resolve('talkspec/package.json')).resolve('talkspec/openapi/talkjs.json');
  const server = createServer(await getHttpOperationsFromSpec(file), {
    cors: false, components: { logger: createLogger('prism', { level: 'silent' }) },
    config: {
      checkSecurity: true, validateRequest: true, validateResponse: true,
      errors: false, isProxy: false, mock: { dynamic: false },
    },
  });
  console.log(await server.listen(0, '127.0.0.1'));`;

/** The same calls to the emulator and to Prism, in turn, over several rounds. */
export async function throughput(): Promise<Figure[]> {
  const emulator = await startEmulator();
  const prism = await start(PRISM, '').catch((error: unknown) => {
    emulator.stop();
    throw error;
  });
  try {
    const figures: Figure[] = [];
    for (const [method, name] of [
      ['POST', 'send'],
      ['GET', 'list'],
    ] as const) {
      const rounds: { ours: number; theirs: number }[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push({ ours: await rate(emulator, method, PATH), theirs: await rate(prism, method, PATH) });
      const value = median(rounds.map(({ ours, theirs }) => ours / theirs));
      const [ours, theirs] = [median(rounds.map((one) => one.ours)), median(rounds.map((one) => one.theirs))];
      figures.push({
        name: `emulator against Prism, ${name} messages at ${String(CONNECTIONS)} connections`,
        value,
        unit: '×',
        bar: '≥ 4',
        met: value >= 4,
        detail: `medians ${ours.toFixed(0)} and ${theirs.toFixed(0)} requests/s of ${String(ROUNDS)} rounds`,
      });
    }
    return figures;
  } finally {
    emulator.stop();
    prism.stop();
  }
}
