import { json, type ResponseMessage } from './message.js';

/** Of what `surfaces/control-plane.schema.json` describes; it steps when a field goes or changes its type. */
const SCHEMA_VERSION = 1;

/** An answer of the control plane. */
export const controlAnswer = (status: number, fields: object): ResponseMessage =>
  json(status, { schemaVersion: SCHEMA_VERSION, ...fields });

/** The body of a request without its version, which need not be given; another than ours is refused. */
export function withoutVersion(name: string, body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, 'schemaVersion')) return body;
  const { schemaVersion, ...fields } = body as { readonly schemaVersion: unknown };
  if (schemaVersion === SCHEMA_VERSION) return fields;
  const given = `${name}: body.schemaVersion is ${JSON.stringify(schemaVersion)}`;
  throw new TypeError(`${given}; it must be ${String(SCHEMA_VERSION)}, or left out.`);
}
