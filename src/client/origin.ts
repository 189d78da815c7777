import { UsageError } from './errors.js';
import { fillPath } from './path.js';

/** The URL of a server with its variables filled in, at another origin when one is given. */
export function serverUrl(
  template: string,
  variables: Readonly<Record<string, string>>,
  baseUrl: string | undefined,
  allowHttp = false,
): string {
  const url = fillPath(template, variables);
  if (baseUrl === undefined) return url;
  const path = new URL(url).pathname;
  return originOf(baseUrl, allowHttp) + (path === '/' ? '' : path);
}

function originOf(baseUrl: string, allowHttp: boolean): string {
  const url = typeof baseUrl === 'string' && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url) throw new UsageError('baseUrl must be an origin, such as https://api.example.com');
  const isBare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (!isBare)
    throw new UsageError('baseUrl must be an origin alone: without path, query, fragment, user or password');
  if (url.protocol === 'https:' || (url.protocol === 'http:' && (allowHttp || isLoopback(url.hostname))))
    return url.origin;
  throw new UsageError(
    'baseUrl must be https: (http: only on loopback), or credentials would travel in clear text; ' +
      'in a network of tests, pass dangerouslyAllowHttp: true',
  );
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
