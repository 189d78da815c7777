import { startServer } from './child.js';
import { median, type Figure } from './figure.js';
import { HEADERS, MESSAGE, rate, startEmulator, type Server } from './served.js';

const ROUNDS = 3;
const PATH = '/conversations/order_391_fc/messages';

/** A route of the bare runtime that answers one and the same text, whatever is asked. */
const bareRoute = (body: string): string => `
  const { createServer } = await import('node:http');
  const body = ${JSON.stringify(body)};
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
  const server = createServer((request, response) => { response.writeHead(200, headers).end(body); });
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));`;

/** Puts as many messages into the conversation as a page holds. */
async function fill(emulator: Server): Promise<void> {
  const body = JSON.stringify(Array.from({ length: 10 }, () => MESSAGE));
  const answer = await fetch(emulator.base + PATH, { method: 'POST', headers: HEADERS, body });
  if (!answer.ok) throw new Error(await answer.text());
}

async function startBare(emulator: Server): Promise<Server> {
  const answer = await fetch(emulator.base + PATH, { headers: HEADERS });
  const { origin, process } = await startServer(bareRoute(await answer.text()));
  return { base: origin, stop: () => process.kill() };
}

/** Listing messages, against a route of node:http that answers the same bytes and does nothing else. */
export async function againstBareRoute(): Promise<Figure[]> {
  const emulator = await startEmulator();
  await fill(emulator);
  const bare = await startBare(emulator);
  try {
    const rounds: { ours: number; theirs: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({ ours: await rate(emulator, 'GET', PATH), theirs: await rate(bare, 'GET', PATH) });
    const value = median(rounds.map(({ ours, theirs }) => ours / theirs));
    const [ours, theirs] = [median(rounds.map((one) => one.ours)), median(rounds.map((one) => one.theirs))];
    return [
      {
        name: 'emulator against a bare route of node:http, list 10 messages',
        value,
        unit: '×',
        bar: '≥ 0.25',
        met: value >= 0.25,
        detail: `medians ${ours.toFixed(0)} and ${theirs.toFixed(0)} requests/s of ${String(ROUNDS)} rounds`,
      },
    ];
  } finally {
    emulator.stop();
    bare.stop();
  }
}
