import { UsageError } from './errors.js';

/** Refuses to run where end users can read the credential. */
export function refuseBrowser(allowed: boolean | undefined, scope: object = globalThis): void {
  const isBrowser = ('window' in scope && 'document' in scope) || 'importScripts' in scope;
  if (!isBrowser || allowed) return;
  throw new UsageError(
    'this is a browser, where everybody can read the credential, and it opens all data of the account. ' +
      'Call the API from a back end. If there is nothing to protect (a test), pass dangerouslyAllowBrowser: true',
  );
}
