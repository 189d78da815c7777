import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

import { issuesFrom, type SchemaIssue } from './ajv-issues.js';
import { boundLoops } from './bounded-loops.js';
import { dereference } from './dereference.js';
import type { ContractDocument } from './document.js';
import { valueAt } from './json-pointer.js';
import type { SchemaPointer } from './operation.js';
import { itemTypesAt, typesAt } from './schema-types.js';

/** Checks values against the schemas of one document; a schema is compiled when it is first used. */
export interface SchemaValidator {
  check(schema: SchemaPointer, value: unknown): SchemaIssue[];
  /** What the schema says of its type, to read a value out of a text. */
  typesOf(schema: SchemaPointer): ReadonlySet<string>;
  /** The same for the items of an array schema. */
  itemTypesOf(schema: SchemaPointer): ReadonlySet<string>;
}

const DOCUMENT = 'contract';

/** So many errors in a list or a map are looked for; all of a long one would take seconds. */
const MOST_ERRORS = 200;

/** So many errors are explained, which costs more the more there are. */
const EXPLAINED = 2000;

function remembered<Value>(find: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}

/** Builds the validator of a document (JSON Schema 2020-12, formats asserted). */
export function createSchemaValidator(document: ContractDocument): SchemaValidator {
  const ajv = new Ajv2020({
    strict: false,
    strictNumbers: true,
    allErrors: true,
    validateSchema: false,
    code: { process: (code, env) => boundLoops(code, env?.schema, MOST_ERRORS) },
  });
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
      return validate(value) ? [] : issuesFrom((validate.errors ?? []).slice(0, EXPLAINED));
    },
    typesOf: remembered((schema) => typesAt(document, schema)),
    itemTypesOf: remembered((schema) => itemTypesAt(document, schema)),
  };
}
