import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { decisionsPage } from './decisions-page.js';
import type { Contract } from './guide-request.js';
import { guidesPage } from './guides-page.js';
import { indexPage } from './index-page.js';
import { withoutNetwork } from './without-network.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const output = join(root, 'dist', 'docs');

/** Renders the pages of each API, complete without network, one for the emulator's decisions, and a list of all. */
function main(): void {
  mkdirSync(output, { recursive: true });
  const apis = readdirSync(join(root, 'generated'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const pages = apis.map((api) => {
    const contract = join('generated', api, 'openapi.json');
    const page = join(output, `${api}.html`);
    execFileSync(
      join(root, 'node_modules', '.bin', 'redocly'),
      [
        'build-docs',
        contract,
        '--inlineBundle',
        '--output',
        page,
        '--openapi.jsonSampleExpandLevel=all',
        '--openapi.pathInMiddlePanel',
        '--openapi.hideDownloadButton',
      ],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    writeFileSync(page, withoutNetwork(readFileSync(page, 'utf8')));
    const { info } = JSON.parse(readFileSync(join(root, contract), 'utf8')) as {
      info: { title: string; version: string };
    };
    process.stdout.write(`dist/docs/${api}.html\n`);
    return { title: info.title, about: info.version, file: `${api}.html` };
  });
  const guides = apis.map((api) => {
    const contract = JSON.parse(readFileSync(join(root, 'generated', api, 'openapi.json'), 'utf8')) as Contract;
    const file = join(root, 'openapi', api, 'workflows.arazzo.yaml');
    const { title, about, html } = guidesPage(file, contract, `${api}.html`);
    writeFileSync(join(output, `${api}-guides.html`), html);
    process.stdout.write(`dist/docs/${api}-guides.html\n`);
    return { title, about, file: `${api}-guides.html` };
  });
  writeFileSync(join(output, 'decisions.html'), decisionsPage());
  process.stdout.write('dist/docs/decisions.html\n');
  const decided = { title: 'What the emulator decides', about: 'where no source does', file: 'decisions.html' };
  writeFileSync(join(output, 'index.html'), indexPage([...pages, ...guides, decided]));
}

main();
