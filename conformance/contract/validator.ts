import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

import { issuesFrom, type SchemaIssue } from './ajv-issues.js';
import { dereference } from './dereference.js';
import type { ContractDocument } from './document.js';
import { valueAt } from './json-pointer.js';
import type { SchemaPointer } from './operation.js';

export type { SchemaIssue } from './ajv-issues.js';

/** Checks values against the schemas of one document; a schema is compiled when it is first used. */
export interface SchemaValidator {
  check(schema: SchemaPointer, value: unknown): SchemaIssue[];
  /** What the schema says of its type, to read a value out of a text. */
  typesOf(schema: SchemaPointer): ReadonlySet<string>;
}

const DOCUMENT = 'contract';

/** Builds the validator of a document (JSON Schema 2020-12, formats asserted). */
export function createSchemaValidator(document: ContractDocument, typesAt: (schema: SchemaPointer) => ReadonlySet<string>): SchemaValidator {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  ajvFormats.default(ajv);
  ajv.addFormat('binary', true);
  ajv.addSchema(document, DOCUMENT);
  const compiled = new Map<SchemaPointer, ValidateFunction>();

  const validatorOf = (schema: SchemaPointer): ValidateFunction => {
    const known = compiled.get(schema);
    if (known) return known;
    const fresh = ajv.compile(dereference(document, valueAt(document, schema), DOCUMENT) as object | boolean);
    compiled.set(schema, fresh);
    return fresh;
  };

  return {
    check(schema, value) {
      const validate = validatorOf(schema);
      return validate(value) ? [] : issuesFrom(validate.errors ?? []);
    },
    typesOf: typesAt,
  };
}
