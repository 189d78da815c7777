import { APIS, type ApiName } from '../registry/apis.js';
import { secondJudge, type Disagreement } from './judge.js';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Disagreements of one kind are told once, with the first of them. */
function byKind(disagreements: readonly Disagreement[]): Map<string, Disagreement[]> {
  const kinds = new Map<string, Disagreement[]>();
  for (const one of disagreements) {
    const place = one.location.map((part) => (/^\d+$/.test(part) ? '*' : part)).join('.');
    const kind = `${one.operationId} ${String(one.status)} ${place}: ${one.code}, ${one.message}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return kinds;
}

for (const api of Object.keys(APIS) as ApiName[]) {
  const { judged, invalid, disagreements } = await secondJudge(api);
  for (const [kind, all] of byKind(disagreements))
    say(`${String(all.length).padStart(5)} × ${kind} (${all[0]?.url ?? ''})`);
  say(
    `${api}: Prism judged ${String(judged)} exchanges that are valid to us, and calls ` +
      `${String(disagreements.length)} things in them wrong; ${String(invalid)} are invalid on purpose`,
  );
  if (judged === 0 || disagreements.length > 0) process.exitCode = 1;
}
