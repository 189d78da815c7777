import { nameOf, type Decisions as Table } from '../emulator/core/decisions.js';
import type { DecisionRow } from '../emulator/index.js';
import { decisions } from '../emulator/worlds.js';
import { loadClaims } from '../harness/claims.js';
import { CannotRun } from './cannot-run.js';

const TABLES: Readonly<Record<string, Table>> = decisions;

export type Turned = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `overRangeLimit=clamp`, `ED-06=clamp` or `talkjs.overRangeLimit=clamp`. */
const SPELLING = /^(?:(\w+)\.)?([\w-]+)=([\w-]+)$/;

function choicesOf(api: string, nameOrId: string): readonly string[] | undefined {
  const table = TABLES[api] ?? {};
  const name = nameOf(table, nameOrId);
  return name === undefined ? undefined : table[name]?.choices;
}

function turn(text: string): { apis: string[]; nameOrId: string; choice: string } {
  const [, api, nameOrId = '', choice = ''] = SPELLING.exec(text) ?? [];
  if (nameOrId === '') throw new CannotRun(`--decide ${text}: it must be NAME=CHOICE, such as overRangeLimit=clamp.`);
  const known = Object.keys(TABLES).filter(
    (name) => (api ?? name) === name && choicesOf(name, nameOrId) !== undefined,
  );
  if (known.length === 0)
    throw new CannotRun(`--decide ${text}: there is no such decision; \`talkspec emulator --decisions\` lists them.`);
  const apis = known.filter((name) => choicesOf(name, nameOrId)?.includes(choice));
  if (apis.length > 0) return { apis, nameOrId, choice };
  const choices = new Set(known.flatMap((name) => choicesOf(name, nameOrId) ?? []));
  throw new CannotRun(`--decide ${text}: ${nameOrId} can be ${[...choices].join(', ')}.`);
}

/** The option `decisions` of each API, as `--decide` turned it; a name that both APIs have turns both. */
export function readDecisions(texts: readonly string[]): Turned {
  const turned: Record<string, Record<string, string>> = {};
  for (const { apis, nameOrId, choice } of texts.map(turn)) {
    for (const api of apis) turned[api] = { ...turned[api], [nameOrId]: choice };
  }
  return turned;
}

/** The table of all decisions, two lines each: the default comes first, and in brackets stands where it is from. */
export function describeDecisions(rows: readonly DecisionRow[]): string {
  const apis = [...new Set(rows.map(({ api }) => api))];
  const tables = apis.map((name) => describeApi(name, rows));
  return ['The first choice is the default. In brackets: where it is from.', ...tables].join('\n');
}

const WIDTH = { id: 14, name: 24 };

function describeApi(api: string, rows: readonly DecisionRow[]): string {
  const sources = new Map(loadClaims(api).map(({ id, source }) => [id, source.join(', ')]));
  const indent = ' '.repeat(WIDTH.id + 3);
  const own = rows.filter((row) => row.api === api);
  const lines = own.map(({ id, also, name, question, choices, chosen, reason }) => {
    const marked = choices.map((choice) =>
      choice === chosen && choice !== choices[0] ? `${choice} (chosen)` : choice,
    );
    const rest = reason === undefined ? marked.join(' | ') : `no choice: ${reason}`;
    const ids = [id, ...also].join(' ');
    const from = sources.get(id) ?? 'unknown';
    return `  ${ids.padEnd(WIDTH.id)} ${name.padEnd(WIDTH.name)} ${rest}\n${indent} ${question} [${from}]`;
  });
  return [api, ...lines].join('\n');
}
