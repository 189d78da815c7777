import type { ContractDocument } from '../../contract/document.js';
import { valueAt } from '../../contract/json-pointer.js';
import type { Operation } from '../../contract/operation.js';

/** The documented default of every query parameter that has one, by name. */
export function queryDefaults(document: ContractDocument, operation: Operation): Readonly<Record<string, unknown>> {
  const found = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => [parameter.name, keywordAt(document, parameter.schema, 'default')] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** The value of a schema's keyword, followed through `$ref`. */
export function keywordAt(document: ContractDocument, schemaPointer: string, keyword: string): unknown {
  const own = valueAt(document, `${schemaPointer}/${keyword}`);
  const reference = valueAt(document, `${schemaPointer}/$ref`);
  if (own !== undefined || typeof reference !== 'string') return own;
  return keywordAt(document, reference.slice(1), keyword);
}
