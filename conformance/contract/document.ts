import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A JSON Schema as it stands in a contract document. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

export interface Reference {
  readonly $ref: string;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly explode?: boolean;
  readonly schema?: Schema;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
}

export interface MediaTypeObject {
  readonly schema?: Schema;
  readonly 'x-talkspec-observed'?: false;
}

export interface ResponseObject {
  readonly headers?: Readonly<Record<string, Reference | { readonly schema?: Schema; readonly required?: boolean }>>;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
  readonly 'x-talkspec-observed'?: false;
}

export interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly (Reference | ParameterObject)[];
  readonly requestBody?:
    Reference | { readonly required?: boolean; readonly content: Readonly<Record<string, MediaTypeObject>> };
  readonly responses: Readonly<Record<string, Reference | ResponseObject>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly servers?: readonly { readonly url: string }[];
  readonly 'x-talkspec-rate-limit'?: { readonly bucket: string };
  readonly 'x-talkspec-undo'?: UndoObject;
}

/** How to undo an operation: the operation to call and where its parameters are found (runtime expressions). */
export interface UndoObject {
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface RateLimitObject {
  readonly buckets: Readonly<
    Record<string, { readonly capacity: number; readonly refillPerSecond: number; readonly scope: string }>
  >;
  readonly default: string;
}

/** How webhooks are delivered. */
export interface DeliveryObject {
  /** Seconds that a receiver has to answer. */
  readonly timeoutSeconds: number;
  /** How often a webhook is sent until it is taken in. */
  readonly attempts: number;
}

type PathItem = Readonly<Record<string, unknown>>;

export interface ContractDocument {
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly 'x-talkspec-rate-limit'?: RateLimitObject;
  readonly 'x-talkspec-delivery'?: DeliveryObject;
}

/** The edition that follows the newest documentation. */
export const CURRENT_EDITION = 'current';

const load = createRequire(import.meta.url);

const bundled = (api: string, file: string): string => `talkspec/generated/${api}/${file}`;

/** The editions that an API has; none of an API that does not exist. */
function editionsOf(api: string): string[] {
  try {
    const folder = join(dirname(load.resolve(bundled(api, 'openapi.json'))), 'editions');
    const others = existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/\.json$/, '')) : [];
    return [CURRENT_EDITION, ...others];
  } catch {
    return [];
  }
}

/**
 * Reads the bundled contract of an API, e.g. `loadDocument('some-api', '2020-12-15')`.
 *
 * @throws {RangeError} when there is no such API or edition
 */
export function loadDocument(api: string, edition: string = CURRENT_EDITION): ContractDocument {
  const editions = editionsOf(api);
  if (editions.length === 0) throw new RangeError(`There is no contract of ${JSON.stringify(api)}.`);
  if (!editions.includes(edition))
    throw new RangeError(`${api} has no edition ${JSON.stringify(edition)}; there are: ${editions.join(', ')}.`);
  return load(
    bundled(api, edition === CURRENT_EDITION ? 'openapi.json' : `editions/${edition}.json`),
  ) as ContractDocument;
}
