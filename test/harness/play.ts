import { createContract } from '../../conformance/contract/contract.js';
import type { ContractDocument } from '../../conformance/contract/document.js';
import { createRun, runScenario } from '../../conformance/harness/run-scenario.js';
import type { Need, Scenario } from '../../conformance/harness/scenario.js';
import type { ApiAdapter, Target } from '../../conformance/harness/target.js';

const noteSchema = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const closedSchema = { ...noteSchema, additionalProperties: false };
const answers = { 200: { content: { 'application/json': { schema: noteSchema } } }, 404: {} };
const contract = createContract('notes', 'current', {
  info: { title: 'Notes', version: '1' },
  servers: [],
  paths: {
    '/notes': {
      post: {
        operationId: 'createNotes',
        responses: { 200: {} },
        'x-talkspec-undo': { operation: 'deleteNote', parameters: { noteId: '$response.body#/*/id' } },
      },
    },
    '/closed': {
      get: {
        operationId: 'getClosed',
        responses: { 200: { content: { 'application/json': { schema: closedSchema } } } },
      },
    },
    '/notes/{noteId}': {
      get: { operationId: 'getNote', responses: answers },
      put: {
        operationId: 'putNote',
        responses: answers,
        'x-talkspec-undo': { operation: 'deleteNote', parameters: { noteId: '$request.path.noteId' } },
      },
      delete: { operationId: 'deleteNote', responses: { 200: {}, 404: {} } },
    },
  },
} as unknown as ContractDocument);

export interface Key {
  readonly key: string;
}

const adapter: ApiAdapter<Key> = {
  name: 'notes',
  prefix: () => '/v1',
  serverPrefix: '',
  authorization: ({ key }) => `Bearer ${key}`,
  secrets: ({ key }) => [key],
};

export type Reply = (request: Request) => Response;

/** Runs a scenario against one reply for every request; `seen` is what was asked. */
export function play(
  scenario: Partial<Scenario<Key>> & Pick<Scenario<Key>, 'run'>,
  reply: Reply,
  target: Partial<Target<Key>> = {},
  onClose = (): void => undefined,
  api: Partial<ApiAdapter<Key>> = {},
) {
  const seen: string[] = [];
  const run = createRun({ ...adapter, ...api }, contract, {
    name: 'live',
    edition: 'current',
    provides: new Set<Need>(['state']),
    answersWithExamples: false,
    cleansUp: false,
    paced: false,
    open: () =>
      Promise.resolve({
        origin: 'http://127.0.0.1',
        prefixed: true,
        credentials: { key: 'hunter2' },
        id: (name) => `run-${name}`,
        pooled: (name) => name,
        close: () => {
          onClose();
          return Promise.resolve();
        },
        fetch: async (input, init) => {
          const request = new Request(input, init);
          seen.push(
            `${request.method} ${new URL(request.url).pathname} ${request.headers.get('prefer') ?? ''}`.trim(),
          );
          return reply(request);
        },
      }),
    close: () => Promise.resolve(),
    ...target,
  });
  return runScenario({ title: 'a promise', claims: ['C-1'], needs: [], ...scenario }, run).then((result) => ({
    result,
    seen,
  }));
}

export const lost = (): never => {
  throw new TypeError('fetch failed', { cause: new Error('socket hang up') });
};

export const ok: Reply = () => Response.json({ id: 'run-a' });
