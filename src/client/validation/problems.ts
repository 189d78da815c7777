/** An error of ajv, and what makes them: its own types are not there for those who do not validate. */
interface SchemaError {
  readonly keyword: string;
  readonly params: object;
  readonly instancePath: string;
  readonly propertyName?: string;
  readonly message?: string;
  readonly schema?: unknown;
  readonly data?: unknown;
}
interface Compiler {
  compile(schema: object): ((value: unknown) => unknown) & { errors?: readonly SchemaError[] | null };
}

/** What is wrong, and where: a JSON pointer. The value itself is not told, it may be personal. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
  readonly keyword: string;
}

/** Holds a value against a schema; `at` is put before each pointer. */
export type Check = (schema: object, value: unknown, at?: string) => readonly Problem[];

/** Of a `oneOf`, the problems of the branch are told that the value comes closest to. */
export function createCheck(ajv: Compiler): Check {
  const check: Check = (schema, value, at = '') => {
    const validate = ajv.compile(schema);
    if (validate(value)) return [];
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'propertyNames');
    const unions = new Map(errors.filter(isUnion).map((error) => [error.instancePath, error]));
    const isBelow = (path: string): boolean => path !== '' && isInside(parent(path));
    const isInside = (path: string): boolean => unions.has(path) || isBelow(path);
    const outermost = [...unions.values()].filter(({ instancePath }) => !isBelow(instancePath));
    const others = errors.filter(({ instancePath }) => !isInside(instancePath));
    return [...others.map((error) => describe(error, at)), ...outermost.slice(0, 100).flatMap(closest(at))];
  };
  const closest = (at: string) => (union: SchemaError) => {
    const place = at + union.instancePath;
    const branches = (union.schema as object[]).map((branch) => check(branch, union.data, place)); // so says `oneOf`
    if (branches.some(({ length }) => length === 0)) return [describe(union, at)];
    const deciding = branches.map((problems) => problems.find(decides(place)));
    const [first] = deciding;
    if (first && deciding.every((other) => other?.pointer === first.pointer))
      return [{ ...first, message: [...new Set(deciding.map((other) => other?.message))].join(' or ') }];
    const weight = (problems: readonly Problem[]): number =>
      problems.length + (problems.some(decides(place)) ? 1e3 : 0);
    return branches.reduce((best, other) => (weight(other) < weight(best) ? other : best));
  };
  return check;
}

const isUnion = ({ keyword }: SchemaError): boolean => keyword === 'oneOf';
const parent = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** Whether a problem says that the value is meant for another branch: its type, or a constant right in it. */
const decides =
  (place: string) =>
  ({ keyword, pointer }: Problem): boolean =>
    keyword === 'type' ? pointer === place : keyword === 'const' && [pointer, parent(pointer)].includes(place);

function describe({ keyword, params, instancePath, propertyName, message = '' }: SchemaError, at: string): Problem {
  const given = params as Readonly<Record<string, unknown>>;
  const name = given['missingProperty'] ?? given['additionalProperty'] ?? propertyName;
  const key = name === undefined ? '' : `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const texts: Readonly<Record<string, string>> = {
    type: `must be ${[given['type']].flat().join(' or ')}`,
    required: 'is required',
    additionalProperties: 'must not be given',
    const: `must be ${JSON.stringify(given['allowedValue'])}`,
    enum: `must be one of ${JSON.stringify(given['allowedValues'])}`,
    isFile: 'must be a Blob',
  };
  const subject = propertyName === undefined ? '' : 'as a name ';
  return { pointer: at + instancePath + key, message: subject + (texts[keyword] ?? message), keyword };
}
