import { isBinary, isObject, objectAt, resolve, stringAt, type Json, type JsonObject } from './json.js';
import { parametersOf, tabulate } from './operations.js';

/** Keywords that say nothing about which values are valid. */
const remarks = /^(title|description|default|examples?|deprecated|externalDocs|discriminator|xml|x-.+)$/;
/** Keywords whose members have names of the caller's own. */
const maps = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];
const values = ['const', 'enum', 'required', 'type', 'pattern'];

/**
 * What a client needs to check a request or an answer: for each operation a schema of its parameters, of its body and
 * of its answers by status and media type, and the named schemas they refer to. Remarks are left out.
 */
export function schemasOf(document: JsonObject): JsonObject {
  const named = objectAt(objectAt(document, 'components'), 'schemas') ?? {};
  const operations = Object.entries(tabulate(document)).map(([id, row]): [string, JsonObject] => {
    const { path, method } = row as { path: string; method: string };
    const pathItem = resolve(document, objectAt(document, 'paths')?.[path]) ?? {};
    const operation = objectAt(pathItem, method.toLowerCase()) ?? {};
    const [body] = Object.values(contentOf(document, operation.requestBody));
    const answers = Object.entries(objectAt(operation, 'responses') ?? {});
    return [
      id,
      {
        parameters: parametersSchema(document, parametersOf(document, pathItem, operation)),
        ...(body !== undefined && { body }),
        answers: Object.fromEntries(answers.map(([status, answer]) => [status, contentOf(document, answer)])),
      },
    ];
  });
  return { operations: Object.fromEntries(operations), schemas: each(named) };
}

/** The schemas of a body or an answer by media type. */
function contentOf(document: JsonObject, holder: Json | undefined): JsonObject {
  const content = Object.entries(objectAt(resolve(document, holder), 'content') ?? {});
  return Object.fromEntries(
    content.map(([type, media]) => [type, ruleOf(isObject(media) ? media.schema : undefined)]),
  );
}

/** Path and query together, as names do not clash. */
function parametersSchema(document: JsonObject, all: JsonObject[]): JsonObject {
  const sent = all.filter((parameter) => parameter.in === 'path' || parameter.in === 'query');
  return {
    type: 'object',
    required: sent.flatMap(({ name, required }) => (required === true ? [String(name)] : [])),
    properties: Object.fromEntries(sent.map((parameter) => [parameter.name, parameterSchema(document, parameter)])),
  };
}

/** A number is as good as its text, which is what is sent. */
function parameterSchema(document: JsonObject, parameter: JsonObject): Json {
  const json = objectAt(objectAt(parameter, 'content'), 'application/json');
  const schema = resolve(document, json ? json.schema : parameter.schema) ?? {};
  return ruleOf(schema.type === 'string' ? { ...schema, type: ['string', 'number'] } : schema);
}

const each = (schemas: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ruleOf(schema)]));

function ruleOf(schema: Json | undefined): Json {
  if (Array.isArray(schema)) return schema.map(ruleOf);
  if (!isObject(schema)) return schema ?? true;
  if (isBinary(schema)) return { isFile: true };
  const rules = Object.entries(schema).filter(([keyword]) => !remarks.test(keyword));
  return Object.fromEntries(
    rules.map(([keyword, rule]) => {
      if (maps.includes(keyword) && isObject(rule)) return [keyword, each(rule)];
      if (keyword === '$ref') return [keyword, stringAt(schema, '$ref')?.replace('#/components/', 'contract#/')];
      return [keyword, values.includes(keyword) ? rule : ruleOf(rule)];
    }),
  );
}
