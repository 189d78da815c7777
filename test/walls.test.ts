import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const eslint = new ESLint({ cwd: new URL('..', import.meta.url).pathname });

/** What the lint says of one line of code, were it in that file. */
async function lint(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file });
  return (result?.messages ?? [])
    .filter((message) => message.ruleId === 'no-restricted-imports' || message.ruleId === 'no-restricted-syntax')
    .map((message) => message.message);
}

describe('an import across a wall is refused', () => {
  test.each([
    ['src/client/x.ts', '../../conformance/harness/api.js'],
    ['src/talkjs/x.ts', '../../conformance/emulator/index.js'],
    ['src/talkjs/x.ts', 'openapi-fetch'],
    ['src/client/x.ts', 'openapi-typescript'],
    ['conformance/emulator/talkjs/x.ts', '../../../src/talkjs/index.js'],
    ['conformance/emulator/core/x.ts', '../../harness/expect.js'],
    ['conformance/emulator/talkjs/x.ts', '../../scenarios/talkjs/adapter.js'],
    ['conformance/harness/x.ts', '../../src/client/errors.js'],
    ['conformance/harness/x.ts', '../emulator/index.js'],
    ['conformance/harness/x.ts', '@stoplight/prism-http'],
    ['conformance/scenarios/talkjs/x.ts', '../../../generated/talkjs/operations.js'],
    ['conformance/scenarios/talkjs/x.ts', '../../contract/contract.js'],
    ['conformance/scenarios/talkjs/x.ts', '../../../src/talkjs/index.js'],
    ['conformance/scenarios/talkjs/x.ts', '../../emulator/index.js'],
    ['conformance/contract/x.ts', '../harness/claims.js'],
    ['conformance/cli/x.ts', '../../src/talkjs/index.js'],
    ['conformance/cli/x.ts', '@stoplight/prism-http'],
    ['conformance/registry/x.ts', '../emulator/index.js'],
    ['conformance/x.ts', './emulator/index.js'],
    ['conformance/mutants/x.ts', '../../src/talkjs/index.js'],
    ['src/client/bindings.ts', '../../conformance/harness/api.js'],
  ])('%s may not import %s', async (file, from) => {
    expect(await lint(file, `import { x } from '${from}';\nexport { x };`)).toHaveLength(1);
    expect(await lint(file, `export const { x } = await import('${from}');`)).toHaveLength(1);
  });
});

describe('what is allowed stays allowed', () => {
  test.each([
    ['src/client/bindings.ts', 'openapi-fetch'],
    ['conformance/emulator/talkjs/x.ts', '../core/exchange.js'],
    ['conformance/emulator/core/x.ts', '../../contract/contract.js'],
    ['conformance/scenarios/talkjs/x.ts', '../../harness/expect.js'],
    ['conformance/targets/x.ts', '../emulator/index.js'],
    ['conformance/targets/x.ts', '@stoplight/prism-http'],
  ])('%s may import %s', async (file, from) => {
    expect(await lint(file, `import { x } from '${from}';\nexport { x };`)).toEqual([]);
    expect(await lint(file, `export const { x } = await import('${from}');`)).toEqual([]);
  });
});

describe('a vendor word in a vendor-free folder is refused', () => {
  test.each([
    'src/client/x.ts',
    'src/client/bindings.ts',
    'conformance/contract/x.ts',
    'conformance/contract/x.test.ts',
    'conformance/emulator/core/x.ts',
    'conformance/harness/x.ts',
  ])('%s', async (file) => {
    expect(await lint(file, 'export const conversationId = 1;')).toHaveLength(1);
    expect(await lint(file, "export const name = 'talkjs';")).toHaveLength(1);
    expect(await lint(file, 'export const url = `/site_slug/${String(1)}`;')).toHaveLength(1);
    expect(await lint(file, 'export const operationId = 1;')).toEqual([]);
  });
});
