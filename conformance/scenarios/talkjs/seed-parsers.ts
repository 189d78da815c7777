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
  [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, bare]) => single ?? double ?? bare ?? '');

/**
 * The request of a printed curl call. Repaired: the line numbers that stand where the line breaks were, and the address that the
 * page masks.
 */
export function parseCurl(printed: string, address: string): PrintedRequest {
  const command = printed.replace(/^1curl /, 'curl ').replace(/ \\\d+/g, ' ').replace('[email protected]', address);
  const [program, url = '', ...options] = wordsOf(command);
  if (program !== 'curl') throw new Error(`The example does not call curl: "${printed.slice(0, 40)}".`);
  const headers: Record<string, string> = {};
  const given = new Map<string, string>();
  for (let index = 0; index < options.length; index += 2) {
    const [flag = '', value = ''] = options.slice(index, index + 2);
    if (flag === '-H') Object.assign(headers, Object.fromEntries([parseHeader(value)]));
    else given.set(flag, value);
  }
  return { method: given.get('-X') ?? 'GET', path: relative(url, `${HOST}/v1/YOUR_APP_ID`), headers, body: given.get('-d') ?? '' };
}

/** Method and path template of `PUT/v1/{appId}/…` or `1GET https://…?limit=50`; several methods may be glued together. */
export function parseEndpoint(printed: string): { readonly methods: readonly string[]; readonly path: string } {
  const [, methods = '', url = ''] = /^\d*((?:GET|POST|PUT|DELETE)+) ?(?:https:\/\/api\.talkjs\.com)?(\/.+)$/.exec(printed) ?? [];
  return { methods: [...methods.matchAll(/GET|POST|PUT|DELETE/g)].map(String), path: relative(url, '/v1/{appId}') };
}

/** A line of a form: `name?: type`. */
export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
}

/** The fields of a printed form, outermost level, without line numbers. */
export function parseForm(printed: string): Field[] {
  const lines = printed.split('\n').map((line) => line.replace(/^\d+\s*/, ''));
  return lines.flatMap((line) => {
    const [, name, mark, type] = /^(\w+)(\?)?: (.+?),?$/.exec(line) ?? [];
    return name === undefined || type === undefined ? [] : [{ name, optional: mark === '?', type }];
  });
}

/** Fills a form: literals as printed, everything else from the values; only the required fields, or all. */
export function fillForm(printed: string, values: Readonly<Record<string, unknown>>, which: 'required' | 'all'): Record<string, unknown> {
  const wanted = parseForm(printed).filter(({ optional }) => which === 'all' || !optional);
  return Object.fromEntries(wanted.map(({ name, type }) => {
    const literal = /^["'](\w+)["']$/.exec(type)?.[1];
    if (literal === undefined && !(name in values)) throw new Error(`The form has a field "${name}" (${type}) that is not filled in.`);
    return [name, literal ?? values[name]];
  }));
}

/** JSON from the literal syntax of the example: bare keys, single quotes, a comma at the end. */
const jsonOf = (literal: string): string =>
  literal.replaceAll('\'', '"').replace(/(\w+):/g, '"$1":').replace(/,\s*(?=[}\]])/g, '');

/** What the example passes to `jwt.sign`. Repaired: the line numbers, and the lost end of the call. */
export function parseTokenCode(printed: string): readonly [claims: Record<string, unknown>, secretKey: string, options: Record<string, unknown>] {
  const code = `${printed.replace(/^\d+ ?/gm, '')}\n});`;
  const passed = /jwt\.sign\(([\s\S]*)\);$/.exec(code)?.[1];
  if (passed === undefined) throw new Error('The example does not call jwt.sign.');
  return JSON.parse(jsonOf(`[${passed}]`)) as ReturnType<typeof parseTokenCode>;
}
