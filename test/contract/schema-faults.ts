import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { resolveEncoding } from '../../scripts/claims/resolve.js';
import { isNode, rootSchemas, schemaHolders, withSubschemas, type Node } from './schema-walk.js';

const bounds = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

/** Compiles the schemas of a document where they stand, so that references within it hold. */
export class Schemas {
  readonly #ajv = addFormats.default(
    new Ajv2020({
      strict: true,
      strictTypes: true,
      strictTuples: false,
      strictRequired: false,
      allowUnionTypes: true,
      allErrors: true,
    }),
  );

  readonly #document: unknown;

  constructor(document: Node) {
    // The lint holds it to openapi/extensions.schema.json.
    this.#ajv.addKeyword('x-talkspec-filled-up-to');
    this.#document = document;
    // The root of the document is compiled too, as a schema that says nothing.
    this.#ajv.addVocabulary(Object.keys(document));
    this.#ajv.addSchema(document, 'api', false, false);
  }

  /** Why schemas cannot be used as they are: not valid, not understood, or with bounds that cross. */
  schemaFaults(): string[] {
    return rootSchemas(this.#document).flatMap((root) => {
      const crossed = withSubschemas(root).flatMap(({ pointer, node }) =>
        bounds
          .filter(([low, high]) => Number(node[low]) > Number(node[high]))
          .map(([low, high]) => `${pointer}: ${low} is above ${high}`),
      );
      if (this.#ajv.validateSchema(root.node) !== true)
        return [...crossed, `${root.pointer}: ${this.#ajv.errorsText(this.#ajv.errors)}`];
      return [...crossed, ...this.#attempt(root.pointer, () => this.#compile(root.pointer))];
    });
  }

  /** Defaults and examples that their own schema refuses. */
  valueFaults(): string[] {
    const subschemas = rootSchemas(this.#document).flatMap(withSubschemas);
    const inSchemas = subschemas.flatMap(({ pointer, node }) => {
      const values = [
        ...(node.default === undefined ? [] : [['default', node.default] as const]),
        ...examplesOfSchema(node),
      ];
      return values.flatMap(([what, value]) => this.#refusal(pointer, what, value));
    });
    const inHolders = schemaHolders(this.#document).flatMap(({ pointer, node }) =>
      this.#examplesOf(node).flatMap(([what, value]) => this.#refusal(`${pointer}/schema`, what, value)),
    );
    return [...inSchemas, ...inHolders];
  }

  #examplesOf(holder: Node): (readonly [string, unknown])[] {
    const single = holder.example === undefined ? [] : [['example', holder.example] as const];
    const named = Object.entries(isNode(holder.examples) ? holder.examples : {}).map(([name, raw]) => {
      const isReference = isNode(raw) && typeof raw.$ref === 'string';
      const example = isReference
        ? resolveEncoding({ pointer: String(raw.$ref).slice(1) }, this.#document).value
        : raw;
      return [`example ${name}`, isNode(example) ? example.value : undefined] as const;
    });
    return [...single, ...named];
  }

  #refusal(pointer: string, what: string, value: unknown): string[] {
    return this.#attempt(pointer, () => {
      const validate = this.#compile(pointer);
      if (!validate(value)) throw new Error(`${what}: ${this.#ajv.errorsText(validate.errors)}`);
    });
  }

  #compile(pointer: string): ValidateFunction {
    return this.#ajv.compile({ $ref: `api#${pointer.split('/').map(encodeURIComponent).join('/')}` });
  }

  #attempt(pointer: string, action: () => unknown): string[] {
    try {
      action();
      return [];
    } catch (error) {
      return [`${pointer}: ${error instanceof Error ? error.message : String(error)}`];
    }
  }
}

const examplesOfSchema = (node: Node): (readonly [string, unknown])[] =>
  (Array.isArray(node.examples) ? node.examples : []).map((value, index) => [`example ${index}`, value] as const);
