import type { Mutant } from '../mutant.js';
import { rewriteAnswer, rewriteRequest } from '../rewrite.js';

const SEND = { method: 'POST', path: /\/messages$/ };
const READ = { method: 'GET', path: /\/messages\/[^/]+$/ };
const EDIT = { method: 'PUT', path: /\/messages\/[^/]+$/ };

type Fields = Record<string, unknown>;

const eachMessage =
  (change: (message: Fields) => Fields) =>
  (body: unknown): unknown =>
    Array.isArray(body)
      ? (body as Fields[]).map((message) => (typeof message === 'object' ? change(message) : message))
      : body;

const reversed = (body: unknown): unknown => (Array.isArray(body) ? [...(body as unknown[])].reverse() : body);

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}

export const messages: readonly Mutant[] = [
  {
    name: 'an eleventh message is accepted',
    breaks: ['TJ-MSG-02'],
    lie: rewriteRequest(SEND, (body) => (Array.isArray(body) ? (body.slice(0, 10) as unknown) : body)),
  },
  {
    name: 'a system message may have a sender',
    breaks: ['TJ-MSG-10'],
    lie: rewriteRequest(
      SEND,
      eachMessage((message) => (message['type'] === 'SystemMessage' ? without(message, 'sender') : message)),
    ),
  },
  {
    name: 'messages of one request are stored in reverse',
    breaks: ['TJ-MSG-04'],
    lie: rewriteRequest(SEND, reversed),
  },
  { name: 'the ids of a send come back in reverse', breaks: ['TJ-MSG-26'], lie: rewriteAnswer(SEND, reversed) },
  {
    name: 'idempotency keys are ignored',
    breaks: ['TJ-IDM-02', 'TJ-IDM-04'],
    lie: rewriteRequest(
      SEND,
      eachMessage((message) => without(message, 'idempotencyKey')),
    ),
  },
  {
    name: 'a message has no editedAt',
    breaks: ['TJ-GET-02'],
    lie: rewriteAnswer(READ, (body) => without(body as Fields, 'editedAt')),
  },
  {
    name: 'the time of a message is in seconds',
    breaks: ['TJ-GET-03'],
    lie: rewriteAnswer(READ, (body) => ({
      ...(body as Fields),
      createdAt: Math.floor(Number((body as Fields)['createdAt']) / 1000),
    })),
  },
  {
    name: 'every edit is marked',
    breaks: ['TJ-EDT-02', 'TJ-EDT-04'],
    lie: rewriteRequest(EDIT, (body) => ({ markEdited: true, ...(body as Fields) })),
  },
  {
    name: 'a deleted message stays',
    breaks: ['TJ-EDT-08'],
    lie: (request, forward) =>
      request.method === 'DELETE' && READ.path.test(new URL(request.url).pathname)
        ? Promise.resolve(Response.json({}))
        : forward(request),
  },
  {
    name: 'an upload answers with more than the token',
    breaks: ['TJ-FIL-03'],
    lie: rewriteAnswer({ method: 'POST', path: /\/files$/ }, (body) => ({ ...(body as Fields), size: 1 })),
  },
];
