// The only module that knows openapi-typescript.
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

import { isBinary, isObject, objectAt, type Json, type JsonObject } from './json.js';

const blob = ts.factory.createTypeReferenceNode('Blob');
const nullType = ts.factory.createLiteralTypeNode(ts.factory.createNull());

/** TypeScript declarations of a bundled contract, with one alias per schema. */
export async function declareTypes(document: JsonObject): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(withParameterSchemas(document)), {
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
    transform(schema) {
      if (!isObject(schema) || !isBinary(schema)) return undefined; // `false` is a schema too
      return isNullable(schema) ? ts.factory.createUnionTypeNode([blob, nullType]) : blob;
    },
  });
  nodes.forEach((node) => {
    describeOperations(node, document);
  });
  return `${astToString(nodes)}${aliases(document)}`;
}

/** Puts the summary of each operation on its entry in `operations`, from where it shows on the methods of a client. */
function describeOperations(node: ts.Node, document: JsonObject): void {
  if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'operations') return;
  const summaries = summariesOf(document);
  for (const member of node.members) {
    const summary = member.name && ts.isIdentifier(member.name) ? summaries.get(member.name.text) : undefined;
    if (summary) ts.addSyntheticLeadingComment(member, ts.SyntaxKind.MultiLineCommentTrivia, `* ${summary} `, true);
  }
}

function summariesOf(document: JsonObject): Map<string, string> {
  const operations = Object.values(objectAt(document, 'paths') ?? {})
    .filter(isObject)
    .flatMap((item) => Object.values(item).filter(isObject));
  return new Map(
    operations.flatMap(({ operationId, summary }): [string, string][] => {
      if (typeof operationId !== 'string' || typeof summary !== 'string') return [];
      return [[operationId, summary.replace(/\s+/g, ' ').replaceAll('*/', '*\\/').trim()]];
    }),
  );
}

/** openapi-typescript reads `schema` of a parameter only; JSON in a parameter stands under `content`. */
function withParameterSchemas(value: JsonObject): JsonObject {
  const copy = structuredClone(value);
  visit(copy);
  return copy;
}

function visit(value: Json | undefined): void {
  if (Array.isArray(value)) return value.forEach(visit);
  if (!isObject(value)) return;
  const schema = objectAt(objectAt(value, 'content'), 'application/json')?.schema;
  if (typeof value.in === 'string' && typeof value.name === 'string' && schema !== undefined) {
    value.schema = schema;
    delete value.content;
  }
  Object.values(value).forEach(visit);
}

const isNullable = (schema: object): boolean =>
  'type' in schema && Array.isArray(schema.type) && schema.type.includes('null');

/** Schema names that would hide a type everybody uses. */
const taken = new Set([
  'Array',
  'Blob',
  'Date',
  'Error',
  'Event',
  'File',
  'Map',
  'Object',
  'Record',
  'Request',
  'Response',
  'Set',
]);

/** `User` for `components['schemas']['User']`; a name that is taken gets the suffix `Body`. */
function aliases(document: JsonObject): string {
  const names = Object.keys(objectAt(objectAt(document, 'components'), 'schemas') ?? {});
  return names
    .map((name) => {
      const alias = taken.has(name) ? `${name}Body` : name;
      return `export type ${alias} = components['schemas']['${name}'];\n`;
    })
    .join('');
}
