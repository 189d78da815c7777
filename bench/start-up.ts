import { measureInChild } from './child.js';
import { median, type Figure } from './figure.js';

const RUNS = 15;

const timeOf = (statements: string): string =>
  `const started = performance.now(); ${statements}; console.log(performance.now() - started);`;

/** Milliseconds that importing these modules takes in a fresh process. */
const importTime = (...modules: string[]): number =>
  measureInChild(timeOf(modules.map((name) => `await import('${name}')`).join(';')));

/** How much longer the client takes to import than the libraries it stands on. Pairs: the machine's drift cancels. */
export function clientImport(): Figure {
  const pairs = Array.from({ length: RUNS }, () => ({
    ours: importTime('talkspec/talkjs'),
    theirs: importTime('jsonwebtoken', 'openapi-fetch'),
  }));
  const ratio = median(pairs.map(({ ours, theirs }) => ours / theirs));
  const [ours, theirs] = [median(pairs.map((pair) => pair.ours)), median(pairs.map((pair) => pair.theirs))];
  return {
    name: 'import talkspec/talkjs against jsonwebtoken + openapi-fetch',
    value: ratio,
    unit: '×',
    bar: '≤ 1.3',
    met: ratio <= 1.3,
    detail: `medians ${ours.toFixed(1)} ms and ${theirs.toFixed(1)} ms of ${String(RUNS)} pairs`,
  };
}

/** Milliseconds from the imported module to a working emulator. */
export function emulatorCreation(): Figure {
  const code = `const { createEmulator } = await import('talkspec/emulator');
    ${timeOf("createEmulator({ talkjs: { apps: [{ appId: 'tBench', secretKey: 'sk_test_bench' }] } })")}`;
  const value = median(Array.from({ length: RUNS }, () => measureInChild(code)));
  return {
    name: 'createEmulator() after import',
    value,
    unit: 'ms',
    bar: '≤ 150',
    met: value <= 150,
    detail: `median of ${String(RUNS)} processes`,
  };
}
