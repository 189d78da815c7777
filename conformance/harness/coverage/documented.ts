import type { Contract } from '../../contract/contract.js';
import type { ContractResponse, Operation, Parameter, SchemaPointer } from '../../contract/operation.js';
import { DIMENSIONS, type Dimension } from './dimension.js';
import { partsOf } from './schema-parts.js';
import { pathsOf, shapeOf, type Shape } from './shape.js';

/** What an operation documents, by dimension, each element by its name. */
export type Elements = Readonly<Record<Dimension, ReadonlySet<string>>>;

export interface DocumentedOperation {
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly elements: Elements;
  readonly documents: (status: number) => boolean;
  /** Of the bodies of a media type, and of the answers of a status. */
  readonly requestShapes: ReadonlyMap<string, Shape>;
  readonly responseShapes: ReadonlyMap<number, Shape>;
}

export type Documented = ReadonlyMap<string, DocumentedOperation>;

const known = new WeakMap<Contract, Documented>();

/** Everything that a contract documents and a run can exercise, by operation. */
export function documentedIn(contract: Contract): Documented {
  const found =
    known.get(contract) ?? new Map([...contract.operations].map(([id, one]) => [id, readOperation(contract, one)]));
  known.set(contract, found);
  return found;
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

export const statusClass = (status: number): string => `${String(Math.floor(status / 100))}xx`;

export const parameterName = (parameter: Parameter): string => `${parameter.in} ${parameter.name}`;

/** Whether a caller can be expected to meet the status. */
const isExpected = ([status, { observed }]: readonly [number, ContractResponse]): boolean => status < 500 && observed;

function readOperation(contract: Contract, operation: Operation): DocumentedOperation {
  const { document } = contract;
  const parameters = operation.parameters.filter(({ in: place }) => place === 'query' || place === 'header');
  const expected = [...operation.responses].filter(isExpected);
  const requestShapes = new Map(
    [...(operation.body?.content ?? [])].flatMap(([type, schema]) =>
      schema === undefined ? [] : [[type, shapeOf(document, [schema])] as const],
    ),
  );
  const responseShapes = new Map(
    [...operation.responses].flatMap(([status, { content }]) =>
      isSuccess(status) ? [[status, shapeOf(document, schemasIn(content))] as const] : [],
    ),
  );
  const elements: Record<Dimension, string[]> = {
    operations: [`${operation.method} ${operation.path}`],
    requestTypes: [...(operation.body?.content.keys() ?? [])],
    responseTypes: expected.flatMap(([, { content, unseenTypes }]) =>
      [...content.keys()].filter((type) => !unseenTypes.has(type)),
    ),
    parameters: parameters.map(parameterName),
    statusClasses: expected.map(([status]) => statusClass(status)),
    parameterValues: parameters.flatMap((one) => valuesOf(contract, one)),
    statuses: expected.map(([status]) => String(status)),
    requestProperties: [...requestShapes.values()].flatMap(pathsOf),
    responseProperties: [...responseShapes].flatMap(([status, shape]) =>
      pathsOf(shape).map((path) => `${String(status)} ${path}`),
    ),
  };
  return {
    path: operation.path,
    parameters,
    elements: setsOf(elements),
    documents: (status) => operation.responses.has(status),
    requestShapes,
    responseShapes,
  };
}

const setsOf = (lists: Readonly<Record<Dimension, readonly string[]>>): Elements =>
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, new Set(lists[dimension])])) as Record<
    Dimension,
    Set<string>
  >;

const schemasIn = (content: ContractResponse['content']): SchemaPointer[] =>
  [...content.values()].filter((schema) => schema !== undefined);

/** The values of a parameter that has a finite number of them. */
function valuesOf({ document }: Contract, parameter: Parameter): string[] {
  const parts = partsOf(document, parameter.schema);
  const items = parts.flatMap(({ at, schema }) =>
    schema['items'] === undefined ? [] : partsOf(document, `${at}/items`),
  );
  return [...parts, ...items].flatMap(({ schema }) => {
    const listed = Array.isArray(schema['enum']) ? schema['enum'] : [];
    const values = schema['type'] === 'boolean' && listed.length === 0 ? [true, false] : listed;
    return values.map((value) => `${parameterName(parameter)}=${String(value)}`);
  });
}
