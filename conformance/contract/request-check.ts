import type { Contract } from './contract.js';
import type { Issue } from './issue.js';
import type { Operation, Parameter } from './operation.js';

/** The texts a request brings: raw values of the parameters, by place and name. */
export interface RawParameters {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  header(name: string): string | undefined;
}

export interface CheckedParameters {
  readonly values: Readonly<Record<Parameter['in'], Readonly<Record<string, unknown>>>>;
  readonly issues: readonly Issue[];
}

const INTEGER = /^-?\d+$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Reads a text as the schema's type says; what does not read stays a text, for the validator to refuse. */
function readText(text: string, types: ReadonlySet<string>): unknown {
  if (types.has('string')) return text;
  const spelling = types.has('number') ? NUMBER : INTEGER;
  if ((types.has('integer') || types.has('number')) && spelling.test(text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

const readTexts = (texts: readonly string[], types: ReadonlySet<string>): unknown[] =>
  texts.map((text) => readText(text, types));

function readJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function textsOf(parameter: Parameter, raw: RawParameters): string[] {
  if (parameter.in === 'query') return raw.query.getAll(parameter.name);
  const text = parameter.in === 'path' ? raw.path[parameter.name] : raw.header(parameter.name);
  return text === undefined ? [] : [text];
}

/** Reads and checks every declared parameter; undeclared ones are left alone. */
export function checkParameters(contract: Contract, operation: Operation, raw: RawParameters): CheckedParameters {
  const values: Record<Parameter['in'], Record<string, unknown>> = { path: {}, query: {}, header: {}, cookie: {} };
  const issues: Issue[] = [];
  for (const parameter of operation.parameters) {
    if (parameter.in === 'cookie') continue;
    const found = checkParameter(contract, parameter, textsOf(parameter, raw));
    if ('value' in found) values[parameter.in][parameter.name] = found.value;
    issues.push(...found.issues);
  }
  return { values, issues };
}

function checkParameter(
  contract: Contract,
  parameter: Parameter,
  texts: readonly string[],
): { value?: unknown; issues: Issue[] } {
  const place = parameter.in === 'cookie' ? 'header' : parameter.in;
  const issue = (rule: string, message: string, field = parameter.name): Issue => ({
    in: place,
    field,
    rule,
    message,
  });
  const [first] = texts;
  if (first === undefined) return { issues: parameter.required ? [issue('required', 'is required')] : [] };
  const types = contract.validator.typesOf(parameter.schema);
  if (texts.length > 1 && !types.has('array'))
    return { issues: [issue('single', `must be given once, not ${String(texts.length)} times`)] };
  const read =
    parameter.encoding === 'json'
      ? readJson(first)
      : {
          value: types.has('array')
            ? readTexts(texts, contract.validator.itemTypesOf(parameter.schema))
            : readText(first, types),
        };
  if (!read) return { issues: [issue('json', 'must be a JSON text')] };
  const issues = contract.validator
    .check(parameter.schema, read.value)
    .map((found) => issue(found.rule, found.message, `${parameter.name}${found.pointer}`));
  return { value: read.value, issues };
}

/** Checks a parsed body (`undefined`: none was sent) against the media type's schema. */
export function checkBody(contract: Contract, operation: Operation, mediaType: string, body: unknown): Issue[] {
  if (body === undefined) {
    return operation.body?.required === true
      ? [{ in: 'body', field: '', rule: 'required', message: 'a body is required' }]
      : [];
  }
  const schema = operation.body?.content.get(mediaType);
  if (schema === undefined) return [];
  return contract.validator
    .check(schema, body)
    .map((found) => ({ in: 'body', field: found.pointer, rule: found.rule, message: found.message }));
}
