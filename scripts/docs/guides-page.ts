import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { escape, page } from './page.js';
import { requestsOf, type Contract, type Step, type WriteRequest } from './guide-request.js';

interface Guide extends Step {
  readonly description: string;
  readonly successCriteria: readonly { readonly condition: string }[];
}

interface Description {
  readonly info: { readonly title: string; readonly summary: string };
  readonly workflows: readonly {
    readonly workflowId: string;
    readonly summary: string;
    readonly description: string;
    readonly steps: readonly Guide[];
  }[];
}

function step(one: Guide, write: WriteRequest): string {
  const { text, anchor } = write(one);
  const expected = one.successCriteria.map(({ condition }) => `<li><code>${escape(condition)}</code></li>`);
  return `<li><p>${escape(one.description)} <a href="${escape(anchor)}"><code>${escape(one.operationId)}</code></a></p>
<pre>${escape(text)}</pre><p>Then:</p><ul>${expected.join('')}</ul></li>`;
}

/** The page of the guides of a contract, as they are carried out in its tests; `reference` is the contract's page. */
export function guidesPage(
  file: string,
  contract: Contract,
  reference: string,
): { title: string; about: string; html: string } {
  const { info, workflows } = parse(readFileSync(file, 'utf8')) as Description;
  const write = requestsOf(contract, reference);
  const guides = workflows.map(
    ({ workflowId, summary, description, steps }) => `<h2 id="${escape(workflowId)}">${escape(summary)}</h2>
<p>${escape(description)}</p>
<ol>${steps.map((one) => step(one, write)).join('\n')}</ol>`,
  );
  const list = workflows.map(
    ({ workflowId, summary }) => `<li><a href="#${escape(workflowId)}">${escape(summary)}</a></li>`,
  );
  const body = `<p>${escape(info.summary)}</p>
<p>Every request also has the header <code>Authorization: Bearer</code> with the credential. What begins with
<code>$</code> comes from elsewhere: <code>$inputs</code> are given at the start, <code>$steps</code> kept from an
earlier answer, a <code>$file</code> lies beside the guides.</p>
<ul>${list.join('')}</ul>\n${guides.join('\n')}`;
  return { title: info.title, about: 'step by step, each step tried', html: page(info.title, body) };
}
