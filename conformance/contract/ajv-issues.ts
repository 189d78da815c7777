import type { ErrorObject } from 'ajv';

/** An error of the validator, without its place in the request. */
export interface SchemaIssue {
  readonly pointer: string;
  readonly rule: string;
  readonly message: string;
}

const UNIONS = new Set(['oneOf', 'anyOf']);
const WRAPPERS = new Set(['oneOf', 'anyOf', 'if', 'not', 'contains', 'propertyNames']);
const inside = (error: ErrorObject, union: ErrorObject): boolean =>
  error !== union &&
  error.instancePath.startsWith(union.instancePath) &&
  error.schemaPath.startsWith(`${union.schemaPath}/`);

const branchOf = (error: ErrorObject, union: ErrorObject): string =>
  error.schemaPath.slice(union.schemaPath.length + 1).split('/', 1)[0] ?? '';

/** A tuple of another length is another tuple; `items` is what a tuple says of too many. */
const LENGTHS = new Set(['items', 'minItems', 'maxItems']);

/** How much an error speaks for another branch: a constant much, a forbidden property or length some, a type less. */
function weight(error: ErrorObject, union: ErrorObject): number {
  const onBranch = error.instancePath.split('/').length <= union.instancePath.split('/').length + 1;
  if (onBranch && (error.keyword === 'const' || error.keyword === 'enum')) return 1000;
  if (error.instancePath === union.instancePath && error.keyword === 'type') return 1000;
  return error.keyword === 'false schema' || (error.instancePath === union.instancePath && LENGTHS.has(error.keyword))
    ? 10
    : 1;
}

const misfit = (errors: readonly ErrorObject[], union: ErrorObject): number =>
  errors.reduce((sum, error) => sum + weight(error, union), 0);

/** Of the branches of a union keeps the one the value was closest to, so that the message names the real mistake. */
function keepClosestBranch(errors: readonly ErrorObject[], union: ErrorObject): ErrorObject[] {
  const branches = new Map<string, ErrorObject[]>();
  for (const error of errors.filter((candidate) => inside(candidate, union))) {
    const branch = branchOf(error, union);
    branches.set(branch, [...(branches.get(branch) ?? []), error]);
  }
  const closest = [...branches.values()].sort((a, b) => misfit(a, union) - misfit(b, union))[0] ?? [];
  return errors.filter((error) => !inside(error, union) || closest.includes(error));
}

/** The constants that the branches of a union want at one place: a wrong selector may be any of them. */
function constantsAt(errors: readonly ErrorObject[], instancePath: string): string {
  const values = errors
    .filter((error) => error.keyword === 'const' && error.instancePath === instancePath)
    .map((error) => JSON.stringify(error.params['allowedValue']));
  return [...new Set(values)].join(' or ');
}

function message(error: ErrorObject, all: readonly ErrorObject[]): string {
  if (error.keyword === 'const') return `must be ${constantsAt(all, error.instancePath)}`;
  if (error.keyword === 'type') return `must be ${[error.params['type'] as string | string[]].flat().join(' or ')}`;
  if (error.keyword === 'enum') return `must be one of ${JSON.stringify(error.params['allowedValues'])}`;
  if (error.keyword === 'false schema') return 'must not be given';
  if (error.keyword === 'additionalProperties')
    return `must not have the property "${String(error.params['additionalProperty'])}"`;
  return error.message ?? 'is not valid';
}

/** Turns the validator's errors into few issues: of a union only the closest branch, no wrapper beside its causes. */
export function issuesFrom(errors: readonly ErrorObject[]): SchemaIssue[] {
  const unions = errors.filter((error) => UNIONS.has(error.keyword));
  const kept = unions.reduce<readonly ErrorObject[]>(
    (left, union) => (left.includes(union) ? keepClosestBranch(left, union) : left),
    errors,
  );
  const causes = kept.filter((error) => !WRAPPERS.has(error.keyword));
  const issues = (causes.length > 0 ? causes : kept).map((error) => ({
    pointer:
      error.keyword === 'required'
        ? `${error.instancePath}/${String(error.params['missingProperty'])}`
        : error.instancePath,
    rule: error.keyword === 'false schema' ? 'not allowed' : error.keyword,
    message: error.keyword === 'required' ? 'is required' : message(error, errors),
  }));
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}
