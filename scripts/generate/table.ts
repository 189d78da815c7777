import { objectAt, type Json, type JsonObject } from './json.js';
import { headerValues, serversOf, tabulate, tokenSeconds } from './operations.js';

/** The operation table as a TypeScript module of plain data, one operation per line. */
export function printTable(document: JsonObject): string {
  const operations = Object.entries(tabulate(document)).map(([id, operation]) => `  ${id}: ${literal(operation)},\n`);
  return [
    `export const operations = {\n${operations.join('')}} as const;\n`,
    `export const servers = ${literal(serversOf(document))} as const;\n`,
    `export const rateLimits = ${literal(objectAt(document, 'x-talkspec-rate-limit') ?? {})} as const;\n`,
    `export const headerValues = ${literal(headerValues(document))} as const;\n`,
    `export const tokenSeconds = ${literal(tokenSeconds(document))} as const;\n`,
  ].join('\n');
}

function literal(value: Json | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, member]) => `${keyOf(key)}: ${literal(member)}`).join(', ')} }`;
}

const keyOf = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key));

const quote = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
