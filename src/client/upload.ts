import { openAsBlob } from 'node:fs';

import { UsageError } from './errors.js';

/** A file to send: a `Blob` or `File`, its bytes, or a file on disk, which is read while it is sent. */
export type Uploadable = Blob | Uint8Array | ArrayBuffer | { readonly path: string };

/** The body of a form, its files as Blobs. */
export async function openFiles(body: unknown, files: readonly string[], id: string): Promise<unknown> {
  if (typeof body !== 'object' || body === null || body instanceof FormData) return body;
  const fields = { ...body } as Record<string, unknown>;
  for (const name of files) fields[name] = await opened(fields[name], name, id);
  return fields;
}

async function opened(file: unknown, name: string, id: string): Promise<unknown> {
  if (file instanceof Blob || file === undefined) return file;
  if (file instanceof ArrayBuffer) return new Blob([file]);
  if (ArrayBuffer.isView(file)) return new Blob([file as Uint8Array<ArrayBuffer>]);
  const path = typeof file === 'object' && file !== null && 'path' in file ? file.path : undefined;
  if (typeof path !== 'string') throw new UsageError(`${name} must be a Blob, bytes, or { path } of a file`, id);
  try {
    return await openAsBlob(path);
  } catch {
    throw new UsageError(`${name}: there is no file to read at ${path}`, id);
  }
}
