import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { compare, write } from '../scripts/generate/folder.js';
import { generate } from '../scripts/generate/generate.js';
import type { JsonObject } from '../scripts/generate/json.js';

const project = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const contract = `
openapi: 3.1.1
info: { title: Small, version: '1' }
servers: [{ url: 'https://api.example.com/{app}', variables: { app: { default: a } } }]
x-talkspec-rate-limit: { default: calls, buckets: { calls: { capacity: 2, refillPerSecond: 1, scope: app } } }
security: [{ key: [] }]
paths:
  /things:
    parameters: [{ $ref: 'version.yaml' }]
    get:
      operationId: listThings
      summary: List */ things
      x-talkspec-pagination: { style: last-item, cursor: after, limit: limit, items: /data, next: id,
        moves: { first: { by: age }, last: { by: youth } } }
      x-talkspec-idempotency: { by: nature }
      parameters:
        - name: limit
          in: query
          x-talkspec-since: '2021-01-01'
          schema: { type: integer, maximum: 30, default: 10 }
        - { name: after, in: query, schema: { type: string } }
        - { name: by, in: query, schema: { type: string, default: age } }
        - name: filter
          in: query
          content: { application/json: { schema: { type: object, properties: { flag: { type: boolean } } } } }
      responses: { '200': { $ref: '#/components/responses/Things' }, '400': { description: No } }
  /files/{name}:
    post:
      operationId: upload
      servers: [{ url: 'https://files.example.com' }]
      security: []
      x-talkspec-rate-limit: { bucket: calls }
      parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { type: object, required: [file], properties: { file: { type: string, format: binary } } }
      responses: { '200': { description: Yes } }
    put:
      operationId: describeFile
      parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { oneOf: [
        { type: object, required: [kind, text], properties: { kind: { const: a }, text: { type: string } } },
        { type: object, required: [size, kind], properties: { kind: { const: b }, size: { type: number } } } ] } } } }
      responses: { '200': { description: Yes } }
    patch:
      operationId: tagFile
      parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: array, maxItems: 7, items: { type: string } } } } }
      responses: { '200': { description: Yes } }
components:
  securitySchemes: { key: { type: http, scheme: bearer, x-talkspec-token-lifetime: PT30S } }
  responses:
    Things: { description: Things, content: { application/json: { schema: { $ref: '#/components/schemas/Things' } } } }
  schemas:
    Things:
      type: object
      required: [data]
      properties: { data: { type: array, items: { $ref: '#/components/schemas/Thing' } } }
    Error: { type: object, properties: { code: { const: GONE } } }
    Thing:
      type: object
      required: [id, kind, place, note]
      properties:
        id: { type: string }
        kind: { const: thing }
        level: { type: string, enum: [low, high], default: low }
        place: { type: array, prefixItems: [{ type: number }, { type: number }], items: false, minItems: 2 }
        note: { type: [string, 'null'] }
        free: { type: object }
        picture: { type: [string, 'null'], contentMediaType: application/octet-stream }
`;
const version = "name: X-Version\nin: header\nschema: { type: string, enum: ['2021-01-01', '2022-01-01'] }\n";
const overlay = `
overlay: 1.0.0
info: { title: Older, version: '1' }
actions:
  - { target: "$.paths['/things'].get.parameters[?@.name=='limit'].schema", update: { maximum: 20 } }
`;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'generate-'));
  await mkdir(join(root, 'openapi/small/editions'), { recursive: true });
  await mkdir(join(root, 'openapi/unfinished'));
  await mkdir(join(root, 'conformance/claims'), { recursive: true });
  await writeFile(join(root, 'openapi/small/openapi.yaml'), contract);
  await writeFile(join(root, 'openapi/small/version.yaml'), version);
  await writeFile(join(root, 'openapi/small/editions/older.overlay.yaml'), overlay);
  await writeFile(join(root, 'conformance/claims/small.yaml'), 'api: small\nclaims: [{ id: S-1, testable: http }]\n');
});
afterAll(() => rm(root, { recursive: true }));

const checkOutcome = async (folder: string): Promise<{ code: number; text: string }> => {
  const arguments_ = ['--import', 'tsx', join(project, 'scripts/generate/main.ts'), '--check', '--root', folder];
  try {
    const { stdout } = await run(process.execPath, arguments_, { cwd: project });
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, text: stderr };
  }
};

const fileOf = async (name: string): Promise<string> => (await generate(root)).get(`small/${name}`) ?? '';

test('generating twice gives the same bytes, for the contracts of this project too', async () => {
  for (const folder of [root, project]) expect(await generate(folder)).toEqual(await generate(folder));
});

test('generated/ is fresh: nothing in it was edited by hand', async () => {
  expect(await compare(join(project, 'generated'), await generate(project))).toEqual([]);
});

test('a folder with a contract gives all files, one without gives none', async () => {
  const names = ['openapi.json', 'schemas.json', 'types.ts', 'operations.ts', 'claims.json', 'editions/older.json'];
  expect([...(await generate(root)).keys()].sort()).toEqual(names.map((name) => `small/${name}`).sort());
});

test(
  '--check names what was edited, is missing or does not belong, and changes nothing',
  { timeout: 120_000 },
  async () => {
    const copy = await mkdtemp(join(tmpdir(), 'check-'));
    try {
      await cp(root, copy, { recursive: true });
      await write(join(copy, 'generated'), await generate(copy));
      expect(await checkOutcome(copy)).toMatchObject({ code: 0 });
      await appendFile(join(copy, 'generated/small/operations.ts'), '// mine\n');
      await writeFile(join(copy, 'generated/small/extra.ts'), '');
      await rm(join(copy, 'generated/small/claims.json'));
      const { code, text } = await checkOutcome(copy);
      expect(code).toBe(1);
      for (const line of ['operations.ts: differs', 'extra.ts: extra', 'claims.json: missing'])
        expect(text).toContain(`generated/small/${line}`);
      expect(text).not.toContain('types.ts');
      expect(await readFile(join(copy, 'generated/small/operations.ts'), 'utf8')).toMatch(/\/\/ mine\n$/);

      await write(join(copy, 'generated'), await generate(copy));
      expect(await compare(join(copy, 'generated'), await generate(copy))).toEqual([]);
      await writeFile(join(copy, 'openapi/small/openapi.yaml'), contract.replace('maximum: 30', 'maximum: 31'));
      expect((await checkOutcome(copy)).text).toContain('operations.ts: differs');
    } finally {
      await rm(copy, { recursive: true });
    }
  },
);

test('tuples, literals, null and bytes keep their types', async () => {
  const types = (await fileOf('types.ts')).replace(/\s+/g, ' ');
  for (const expected of [
    'kind: "thing";',
    'level?: "low" | "high";',
    'place: [ number, number ];',
    'note: string | null;',
    'picture?: Blob | null;',
    'file: Blob;',
    'free?: Record<string, unknown>;',
    'filter?: { flag?: boolean; };',
    '/** List *\\/ things */ listThings: {',
    'limit?: number;',
  ])
    expect(types).toContain(expected);
});

test('every schema has an alias, and none hides a type of the language', async () => {
  const types = await fileOf('types.ts');
  expect(types).toContain("export type Thing = components['schemas']['Thing'];");
  expect(types).toContain("export type ErrorBody = components['schemas']['Error'];");
  expect(types).not.toMatch(/export type Error\b/);
});

test('the operation table says what a caller has to know', async () => {
  const file = join(root, 'operations.ts');
  await writeFile(file, await fileOf('operations.ts'));
  expect({ ...((await import(file)) as object) }).toEqual({
    operations: {
      listThings: {
        method: 'GET',
        path: '/things',
        statuses: [200, 400],
        idempotency: { by: 'nature' },
        parameters: {
          'X-Version': { in: 'header' },
          limit: { in: 'query', since: '2021-01-01' },
          after: { in: 'query' },
          by: { in: 'query' },
          filter: { in: 'query', json: true },
        },
        pagination: {
          ...{ style: 'last-item', cursor: 'after', limit: 'limit', items: '/data', next: 'id', maximum: 30 },
          moves: { first: { by: 'age' }, last: { by: 'youth' }, defaults: { by: 'age' } },
        },
      },
      upload: {
        method: 'POST',
        path: '/files/{name}',
        server: 'https://files.example.com',
        public: true,
        statuses: [200],
        bucket: 'calls',
        parameters: { name: { in: 'path', required: true } },
        body: { mediaType: 'multipart/form-data', required: true, needs: ['file'], files: ['file'] },
      },
      describeFile: {
        method: 'PUT',
        path: '/files/{name}',
        statuses: [200],
        parameters: { name: { in: 'path', required: true } },
        body: { mediaType: 'application/json', needs: ['kind'] },
      },
      tagFile: {
        method: 'PATCH',
        path: '/files/{name}',
        statuses: [200],
        parameters: { name: { in: 'path', required: true } },
        body: { mediaType: 'application/json', maxItems: 7 },
      },
    },
    servers: ['https://api.example.com/{app}'],
    rateLimits: { default: 'calls', buckets: { calls: { capacity: 2, refillPerSecond: 1, scope: 'app' } } },
    headerValues: { 'X-Version': ['2021-01-01', '2022-01-01'] },
    tokenSeconds: { key: 30 },
  });
});

test('an edition is the contract with its overlay, and the rest untouched', async () => {
  const current = JSON.parse(await fileOf('openapi.json')) as JsonObject;
  const older = await fileOf('editions/older.json');
  expect(older).toContain('"maximum": 20');
  expect(JSON.parse(older.replace('"maximum": 20', '"maximum": 30'))).toEqual(current);
});
