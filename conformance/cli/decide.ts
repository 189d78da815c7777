import { nameOf, type DecisionRow, type Decisions as Table } from '../emulator/core/decisions.js';
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

const WIDTH = { id: 14, name: 24 };

/** The table of an API's decisions, a paragraph each: the default comes first, where it is from stands in brackets. */
export function describeDecisions(api: string, rows: readonly DecisionRow[]): string {
  const sources = new Map(loadClaims(api).map(({ id, source }) => [id, source.join(', ')]));
  const lines = rows.map(({ id, also, name, question, choices, reason }) => {
    const ids = [id, ...also].join(' ');
    const from = sources.get(id) ?? 'unknown';
    const rest = reason === undefined ? choices.join(' | ') : `no choice: ${reason}`;
    const first = `  ${ids.padEnd(WIDTH.id)} ${name.padEnd(WIDTH.name)} ${rest}`;
    return `${first}\n${' '.repeat(WIDTH.id + 3)} ${question} [${from}]`;
  });
  return [api, ...lines].join('\n');
}
