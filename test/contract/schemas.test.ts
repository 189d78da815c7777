import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { loadApis } from './apis.js';
import { Schemas } from './schema-faults.js';
import { isNode, rootSchemas, schemaHolders, type Node } from './schema-walk.js';

const apis = await loadApis();
const nodeOf = (value: unknown): Node => {
  if (!isNode(value)) throw new Error('The contract is not an object.');
  return value;
};

describe.each(apis)('the contract of $name', ({ document }) => {
  it('is valid OpenAPI', async () => {
    expect(await new Validator().validate(structuredClone(nodeOf(document)))).toEqual({ valid: true });
  });

  it('has no schema that a strict validator cannot compile', () => {
    expect(rootSchemas(document).length).toBeGreaterThan(20);
    expect(new Schemas(nodeOf(document)).schemaFaults()).toEqual([]);
  });

  it('has no default and no example that its schema refuses', () => {
    expect(schemaHolders(document).length).toBeGreaterThan(20);
    expect(new Schemas(nodeOf(document)).valueFaults()).toEqual([]);
  });
});

const withSchema = (schema: string, rest = ''): Node =>
  nodeOf(
    parse(`{
  paths: { /notes: { get: { parameters: [ { name: limit, in: query, schema: ${schema}, ${rest} } ] } } },
  components: { examples: { few: { value: 3 }, many: { value: many } } }
}`),
  );

describe('a strict validator', () => {
  it.each([
    ['a format that does not exist', '{ type: string, format: datetime }', 'unknown format'],
    ['a bad regular expression', '{ type: string, pattern: "[" }', 'Invalid regular expression'],
    ['a keyword that does not exist', '{ type: string, maximumLength: 3 }', 'unknown keyword'],
    ['a keyword of another type', '{ type: string, prefixItems: [ { type: string } ] }', 'missing type "array"'],
    ['a type that does not exist', '{ type: strnig }', 'must be equal to one of'],
    ['bounds that cross', '{ type: integer, minimum: 3, maximum: 1 }', 'minimum is above maximum'],
    [
      'lengths that cross, deep inside',
      '{ type: array, items: { type: string, minLength: 3, maxLength: 1 } }',
      'minLength is above',
    ],
    ['a reference that leads nowhere', '{ $ref: "#/components/schemas/Note" }', "can't resolve reference"],
  ])('refuses %s', (_what, schema, reason) => {
    expect(new Schemas(withSchema(schema)).schemaFaults()).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ['a default out of range', '{ type: integer, maximum: 30, default: 31 }', ''],
    [
      'a default of another type, deep inside',
      '{ type: object, properties: { size: { type: integer, default: "10" } } }',
      '',
    ],
    ['an example of a schema that does not fit', '{ type: integer, examples: [ 1, many ] }', ''],
    ['an example of a parameter that does not fit', '{ type: integer }', 'example: many'],
    [
      'a named example that does not fit',
      '{ type: integer }',
      'examples: { few: { value: 3 }, many: { value: many } }',
    ],
    [
      'an example behind a reference that does not fit',
      '{ type: integer }',
      'examples: { many: { $ref: "#/components/examples/many" } }',
    ],
  ])('refuses %s', (_what, schema, rest) => {
    expect(new Schemas(withSchema(schema, rest)).valueFaults()).toHaveLength(1);
  });

  it('accepts what is right', () => {
    const examples = 'examples: { few: { $ref: "#/components/examples/few" } }';
    const schemas = new Schemas(withSchema('{ type: integer, minimum: 1, maximum: 30, default: 10 }', examples));
    expect([...schemas.schemaFaults(), ...schemas.valueFaults()]).toEqual([]);
  });

  it('refuses a document that is not OpenAPI', async () => {
    const paths = { '/notes': { get: { responses: { '5xx': { description: 'Down.' } } } } };
    const document = { openapi: '3.1.1', info: { title: 'Notes', version: '1' }, paths };
    expect(await new Validator().validate(document)).toMatchObject({ valid: false });
  });
});
