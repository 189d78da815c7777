import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** What Prism finds wrong with a request or with the answer to it. */
export interface ProxyViolation {
  readonly location: readonly string[];
  readonly code: string;
  readonly message: string;
}

export interface PrismProxy {
  readonly origin: string;
  close(): Promise<void>;
}

/** Prism between a caller and an API: it passes everything on, and says in a header what breaks the contract. */
export async function startPrismProxy(api: string, upstream: URL): Promise<PrismProxy> {
  const { createLogger } = await import('@stoplight/prism-core');
  const { getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
  const { createServer } = await import('@stoplight/prism-http-server');
  const server = createServer(
    await getHttpOperationsFromSpec(load.resolve(`talkspec/generated/${api}/openapi.json`)),
    {
      cors: false,
      components: { logger: createLogger('prism', { level: 'silent' }) },
      config: {
        checkSecurity: false,
        validateRequest: true,
        validateResponse: true,
        errors: false,
        isProxy: true,
        upstream,
        mock: { dynamic: false },
        upstreamProxy: undefined,
      },
    },
  );
  return { origin: await server.listen(0, '127.0.0.1'), close: () => server.close() };
}

/** What Prism said of an exchange. Where there is too much for a header, it cuts the list. */
export function violationsOf(headers: Headers): readonly ProxyViolation[] {
  const text = headers.get('sl-violations');
  if (text === null) return [];
  try {
    return JSON.parse(text) as ProxyViolation[];
  } catch {
    return [{ location: [], code: 'too-many', message: text }];
  }
}
