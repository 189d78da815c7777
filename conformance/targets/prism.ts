import { createRequire } from 'node:module';

import type { Target } from '../harness/target.js';

const load = createRequire(import.meta.url);

async function startPrism(file: string): Promise<{ origin: string; close(): Promise<void> }> {
  const { createLogger } = await import('@stoplight/prism-core');
  const { getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
  const { createServer } = await import('@stoplight/prism-http-server');
  // Of a malformed request Prism says 422 wherever that is documented; our contracts say 400 for shape and 422 for
  // what the service checks itself.
  const operations = (await getHttpOperationsFromSpec(file)).map((operation) => ({
    ...operation,
    responses: operation.responses.filter(({ code }) => code !== '422'),
  }));
  const server = createServer(operations as Parameters<typeof createServer>[0], {
    cors: false,
    components: { logger: createLogger('prism', { level: 'silent' }) },
    config: {
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      isProxy: false,
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
  });
  return { origin: await server.listen(0, '127.0.0.1'), close: () => server.close() };
}

/** A Prism mock of the contract: it has no state and knows no tenants, and answers with the contract's examples. */
export async function prismTarget<Credentials>(
  api: string,
  edition: string,
  credentials: Credentials,
): Promise<Target<Credentials>> {
  const file = edition === 'current' ? 'openapi.json' : `editions/${edition}.json`;
  const prism = await startPrism(load.resolve(`talkspec/generated/${api}/${file}`));
  return {
    name: 'prism',
    edition,
    // The examples of a contract tell of the documented set-up.
    provides: new Set(['mock', 'strict-input', 'bulk', 'destructive', 'fixture'] as const),
    answersWithExamples: true,
    cleansUp: false,
    paced: false,
    open: () =>
      Promise.resolve({
        origin: prism.origin,
        prefixed: false,
        credentials,
        fetch: globalThis.fetch,
        id: (name: string) => name,
        pooled: (name: string) => name,
        close: () => Promise.resolve(),
      }),
    close: () => prism.close(),
  };
}
