import type {
  ContractDocument,
  OperationObject,
  ParameterObject,
  Reference,
  ResponseObject,
  UndoObject,
} from './document.js';
import { follow } from './follow.js';
import { pointer, valueAt } from './json-pointer.js';

/** Where a schema stands in the document: a JSON pointer that a validator is compiled from. */
export type SchemaPointer = string;

export interface Parameter {
  readonly name: string;
  readonly in: ParameterObject['in'];
  readonly required: boolean;
  /** `json` when the value is a JSON text (a parameter with `content`), else the plain value. */
  readonly encoding: 'plain' | 'json';
  readonly schema: SchemaPointer;
}

export interface ContractResponse {
  /** Media type to schema; a response without content has none. */
  readonly content: ReadonlyMap<string, SchemaPointer | undefined>;
  readonly headers: ReadonlyMap<string, { readonly required: boolean; readonly schema: SchemaPointer | undefined }>;
  /** False where no source shows when the service answers so. */
  readonly observed: boolean;
  /** The media types that no source shows an answer in. */
  readonly unseenTypes: ReadonlySet<string>;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body:
    { readonly required: boolean; readonly content: ReadonlyMap<string, SchemaPointer | undefined> } | undefined;
  readonly responses: ReadonlyMap<number, ContractResponse>;
  /** False where the contract says `security: []`. */
  readonly secured: boolean;
  /** True where the operation has a server of its own, outside the path prefix of the others. */
  readonly ownServer: boolean;
  readonly rateLimitBucket: string | undefined;
  readonly undo: UndoObject | undefined;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Every operation of a document, with references followed. */
export function operationsOf(document: ContractDocument): Operation[] {
  return operationsUnder(document, 'paths');
}

/** What the service sends of itself, by the name of the event. */
export const webhooksOf = (document: ContractDocument): Map<string, Operation> =>
  new Map(operationsUnder(document, 'webhooks').map((operation) => [operation.path, operation]));

type Place = 'paths' | 'webhooks';

const operationsUnder = (document: ContractDocument, place: Place): Operation[] =>
  Object.entries(document[place] ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) =>
      readOperation(document, place, path, method),
    ),
  );

function readOperation(
  document: ContractDocument,
  place: Place,
  path: string,
  method: (typeof METHODS)[number],
): Operation {
  const at = pointer(place, path, method);
  const item = document[place]?.[path];
  const node = valueAt(document, at) as OperationObject;
  const shared = (item?.['parameters'] ?? []) as OperationObject['parameters'];
  return {
    id: node.operationId,
    method: method.toUpperCase(),
    path,
    parameters: overriding(
      readParameters(document, pointer(place, path, 'parameters'), shared),
      readParameters(document, `${at}/parameters`, node.parameters),
    ),
    body: node.requestBody && readBody(document, `${at}/requestBody`),
    responses: new Map(
      Object.keys(node.responses).map((status) => [
        Number(status),
        readResponse(document, `${at}/responses/${status}`),
      ]),
    ),
    secured: (node.security ?? document.security ?? []).length > 0,
    ownServer: (node.servers ?? item?.['servers']) !== undefined,
    rateLimitBucket: node['x-talkspec-rate-limit']?.bucket ?? document['x-talkspec-rate-limit']?.default,
    undo: node['x-talkspec-undo'],
  };
}

/** The parameters of a path and of an operation, whose own replace those of the path with the same name and place. */
const overriding = (shared: readonly Parameter[], own: readonly Parameter[]): Parameter[] => [
  ...shared.filter((one) => !own.some((other) => other.name === one.name && other.in === one.in)),
  ...own,
];

function readParameters(
  document: ContractDocument,
  at: string,
  list: OperationObject['parameters'] = [],
): Parameter[] {
  return list.map((_, index) => {
    const parameter = follow<ParameterObject>(document, `${at}/${String(index)}`);
    const json = parameter.node.content !== undefined;
    return {
      name: parameter.node.name,
      in: parameter.node.in,
      required: parameter.node.required ?? false,
      encoding: json ? 'json' : 'plain',
      schema: json ? `${parameter.at}/content/application~1json/schema` : `${parameter.at}/schema`,
    };
  });
}

function readContent(at: string, content: ResponseObject['content'] = {}): Map<string, SchemaPointer | undefined> {
  return new Map(
    Object.entries(content).map(([mediaType, media]) => [
      mediaType,
      media.schema === undefined ? undefined : `${at}/content${pointer(mediaType)}/schema`,
    ]),
  );
}

function readBody(document: ContractDocument, from: string): Operation['body'] {
  const { at, node } = follow<Exclude<NonNullable<OperationObject['requestBody']>, Reference>>(document, from);
  return { required: node.required ?? false, content: readContent(at, node.content) };
}

function readResponse(document: ContractDocument, from: string): ContractResponse {
  const { at, node } = follow<ResponseObject>(document, from);
  const headers = Object.keys(node.headers ?? {}).map((name) => {
    const header = follow<{ schema?: unknown; required?: boolean }>(document, `${at}/headers${pointer(name)}`);
    return [
      name,
      {
        required: header.node.required ?? false,
        schema: header.node.schema === undefined ? undefined : `${header.at}/schema`,
      },
    ] as const;
  });
  const observed = node['x-talkspec-observed'] !== false;
  const types = Object.entries(node.content ?? {});
  const unseen = types.filter(([, type]) => type['x-talkspec-observed'] === false).map(([name]) => name);
  return { content: readContent(at, node.content), headers: new Map(headers), observed, unseenTypes: new Set(unseen) };
}
