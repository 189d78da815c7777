import { UsageError } from './errors.js';
import type { Body, Operation } from './operation.js';

/** The body as `fetch` takes it: JSON text, or a form with its files. */
export function writeBody(body: unknown, operation: Operation, id: string): string | FormData {
  if (operation.body?.mediaType === 'multipart/form-data')
    return body instanceof FormData ? body : writeForm(body, operation.body, id);
  refuseOther(body, id);
  const text = stringify(body, id);
  if (text === undefined) throw new UsageError('the body is not JSON', id);
  return text;
}

/** JSON has no word for these: they would be sent as `{}`, or as a text in quotes. */
function refuseOther(body: unknown, id: string): void {
  const kind = typeof body === 'string' ? 'a text' : Object.prototype.toString.call(body).slice(8, -1);
  if (kind === 'Object' || kind === 'Array') return;
  throw new UsageError(`the body must be an object or an array, sent as JSON, and it is ${kind}`, id);
}

function stringify(body: unknown, id: string): string | undefined {
  try {
    return JSON.stringify(body);
  } catch (error) {
    throw new UsageError(
      `the body cannot be written as JSON: ${error instanceof Error ? error.message : 'toJSON failed'}`,
      id,
    );
  }
}

/** A file part is named after the field `filename` where the body has one, else the `File`, else the part. */
function writeForm(body: unknown, { needs = [] }: Body, id: string): FormData {
  if (typeof body !== 'object' || body === null)
    throw new UsageError('the body must be an object, one field per part', id);
  const fields = Object.entries(body).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const missing = needs.find((name) => !fields.some(([given]) => given === name));
  if (missing !== undefined) throw new UsageError(`the field ${missing} of the body is missing`, id);
  const filename = fields.find(([name]) => name === 'filename')?.[1];
  const form = new FormData();
  for (const [name, value] of fields) {
    if (value instanceof Blob) form.append(name, value, nameOf(value, filename, name));
    else form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return form;
}

function nameOf(blob: Blob, filename: unknown, part: string): string {
  if (typeof filename === 'string' && filename !== '') return filename;
  return 'name' in blob && typeof blob.name === 'string' && blob.name !== '' ? blob.name : part;
}
