import type { RequestMessage, ResponseMessage } from '../core/message.js';
import type { App } from './state/app.js';

/** Where attachments are downloaded: beside the API, in which no path is free for them. */
const PREFIX = '/v1-files/';

export const isDownload = (path: string): boolean => path.startsWith(PREFIX);

/** A path segment as it is; one that is not percent-encoded text names nothing. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The origin under which a client reaches the emulator; in-process it is a host that does not exist elsewhere. */
function originOf({ protocol, hostname, header }: RequestMessage): string {
  const origin = `http://${header('host') ?? hostname}`;
  return protocol === 'http' && URL.canParse(origin) ? new URL(origin).origin : 'https://files.talkspec.invalid';
}

/** The URL of an upload. */
export const downloadUrl = (request: RequestMessage, appId: string, token: string, filename: string): string =>
  originOf(request) + PREFIX + [appId, token, filename].map(encodeURIComponent).join('/');

const NOTHING: ResponseMessage = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found.' };

/** Answers with the bytes of an upload, which needs no credential; what was deleted is gone. */
export function download(findApp: (appId: string) => App | undefined, request: RequestMessage): ResponseMessage {
  const [appId = '', token = ''] = request.path.slice(PREFIX.length).split('/');
  const file = findApp(decoded(appId))?.files.get(token);
  if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return NOTHING;
  return {
    status: 200,
    // A page among the uploads is shown, but runs nothing.
    headers: { 'content-type': file.type, 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' },
    body: '',
    bytes: Buffer.from(file.base64, 'base64'),
  };
}
