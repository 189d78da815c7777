/** A request as an example gives it, its path relative to the app. */
export interface PrintedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const HOST = 'https://api.talkjs.com';

function relative(url: string, prefix: string): string {
  if (!url.startsWith(`${prefix}/`)) throw new Error(`The example's URL "${url}" does not start with "${prefix}/".`);
  return url.slice(prefix.length);
}

/** The header of a line `Name: value`. */
export function parseHeader(line: string): readonly [name: string, value: string] {
  const [, name = '', value = ''] = /^([\w-]+): (.+)$/.exec(line) ?? [];
  if (name === '') throw new Error(`"${line}" is no header.`);
  return [name, value];
}

/** The words of a shell command: bare, or in single or double quotes. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );

/**
 * The request of a printed curl call. Repaired: the line numbers that stand where the line breaks were, and the
 * address that the page masks.
 */
export function parseCurl(printed: string, address: string): PrintedRequest {
  const command = printed
    .replace(/^1curl /, 'curl ')
    .replace(/ \\\d+/g, ' ')
    .replace('[email protected]', address);
  const [program, url = '', ...options] = wordsOf(command);
  if (program !== 'curl') throw new Error(`The example does not call curl: "${printed.slice(0, 40)}".`);
  const headers: Record<string, string> = {};
  const given = new Map<string, string>();
  for (let index = 0; index < options.length; index += 2) {
    const [flag = '', value = ''] = options.slice(index, index + 2);
    if (flag === '-H') Object.assign(headers, Object.fromEntries([parseHeader(value)]));
    else given.set(flag, value);
  }
  return {
    method: given.get('-X') ?? 'GET',
    path: relative(url, `${HOST}/v1/YOUR_APP_ID`),
    headers,
    body: given.get('-d') ?? '',
  };
}

export interface PrintedEndpoint {
  readonly methods: readonly string[];
  /** Relative to the app, with names in braces. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The endpoint of `PUT/v1/{appId}/…` or `1GET https://…?limit=50`; several methods may be glued together. */
export function parseEndpoint(printed: string): PrintedEndpoint {
  const [, methods = '', url = ''] =
    /^\d*((?:GET|POST|PUT|DELETE)+) ?(?:https:\/\/api\.talkjs\.com)?(\/.+)$/.exec(printed) ?? [];
  const [path = '', query = ''] = relative(url, '/v1/{appId}').split('?');
  const verbs = [...methods.matchAll(/GET|POST|PUT|DELETE/g)].map(String);
  return { methods: verbs, path, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** A line of a form: `name?: type`. */
export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
}

const withoutLineNumbers = (printed: string): string => printed.replace(/^\d+ ?/gm, '');

/** The fields of a printed form, a line each. */
export function parseForm(printed: string): Field[] {
  return withoutLineNumbers(printed)
    .split('\n')
    .flatMap((line) => {
      const [, name, mark, type] = /^(\w+)(\?)?: (.+?),?$/.exec(line) ?? [];
      return name === undefined || type === undefined ? [] : [{ name, optional: mark === '?', type }];
    });
}

/** Fills a form: literals as printed, everything else from the values; only the required fields, or all. */
export function fillForm(
  printed: string,
  values: Readonly<Record<string, unknown>>,
  which: 'required' | 'all',
): Record<string, unknown> {
  const wanted = parseForm(printed).filter(({ optional }) => which === 'all' || !optional);
  return Object.fromEntries(
    wanted.map(({ name, type }) => {
      const literal = /^["'](\w+)["']$/.exec(type)?.[1];
      if (literal === undefined && !(name in values))
        throw new Error(`The form has a field "${name}" (${type}) that is not filled in.`);
      return [name, literal ?? values[name]];
    }),
  );
}

/** A printed JSON answer; the dots that stand for more of the same are left out. */
export const parseAnswer = (printed: string): unknown =>
  JSON.parse(withoutLineNumbers(printed).replace(/,\s*\.\.\.(?=\s)/, ''));

/** True when a value is of a printed type such as `string | null`; a name not known here stands for a string. */
export function isOfType(value: unknown, type: string): boolean {
  return type.split(' | ').some((one) => {
    if (one === 'null') return value === null;
    if (one.startsWith('"')) return value === one.slice(1, -1);
    if (one === 'UnixMilliseconds') return typeof value === 'number' && value > 1e12;
    if (one.endsWith('[]')) return Array.isArray(value) && value.every((item) => typeof item === 'string');
    if (one.startsWith('[')) return Array.isArray(value) && value.length === one.split(',').length;
    if (one.startsWith('{')) return typeof value === 'object' && value !== null && !Array.isArray(value);
    return typeof value === 'string';
  });
}

/** JSON from the literal syntax of the example: bare keys, single quotes, a comma at the end. */
const jsonOf = (literal: string): string =>
  literal
    .replaceAll("'", '"')
    .replace(/(\w+):/g, '"$1":')
    .replace(/,\s*(?=[}\]])/g, '');

export type TokenCall = readonly [
  claims: Record<string, unknown>,
  secretKey: string,
  options: Record<string, unknown>,
];

/** What the example passes to `jwt.sign`. Repaired: the line numbers, and the lost end of the call. */
export function parseTokenCode(printed: string): TokenCall {
  const code = `${withoutLineNumbers(printed)}\n});`;
  const passed = /jwt\.sign\(([\s\S]*)\);$/.exec(code)?.[1];
  if (passed === undefined) throw new Error('The example does not call jwt.sign.');
  return JSON.parse(jsonOf(`[${passed}]`)) as TokenCall;
}
