import { readFileSync } from 'node:fs';

import { parse, stringify } from 'yaml';

import { escape, page } from './page.js';

interface Step {
  readonly stepId: string;
  readonly description: string;
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly value: unknown }[];
  readonly requestBody?: { readonly payload: unknown };
  readonly successCriteria: readonly { readonly condition: string }[];
}

interface Description {
  readonly info: { readonly title: string; readonly summary: string };
  readonly workflows: readonly {
    readonly workflowId: string;
    readonly summary: string;
    readonly description: string;
    readonly steps: readonly Step[];
  }[];
}

const code = (value: unknown): string => `<pre>${escape(stringify(value).trim())}</pre>`;

function request({ parameters = [], requestBody }: Step): string {
  const named = parameters.map(({ name, value }) => [name, value] as const);
  const given = named.length === 0 ? '' : code(Object.fromEntries(named));
  return given + (requestBody ? `<p>Body:</p>${code(requestBody.payload)}` : '');
}

function step(one: Step): string {
  const expected = one.successCriteria.map(({ condition }) => `<li><code>${escape(condition)}</code></li>`);
  return `<li><p><strong>${escape(one.description)}</strong> <code>${escape(one.operationId)}</code></p>
${request(one)}<p>Then:</p><ul>${expected.join('')}</ul></li>`;
}

/** The page of the guides of a contract, as they are carried out in its tests. */
export function guidesPage(file: string): { title: string; about: string; html: string } {
  const { info, workflows } = parse(readFileSync(file, 'utf8')) as Description;
  const guides = workflows.map(
    ({ workflowId, summary, description, steps }) => `<h2 id="${escape(workflowId)}">${escape(summary)}</h2>
<p>${escape(description)}</p>
<ol>${steps.map(step).join('\n')}</ol>`,
  );
  const list = workflows.map(
    ({ workflowId, summary }) => `<li><a href="#${escape(workflowId)}">${escape(summary)}</a></li>`,
  );
  const body = `<p>${escape(info.summary)}</p>\n<ul>${list.join('')}</ul>\n${guides.join('\n')}`;
  return { title: info.title, about: 'step by step, each step tried', html: page(info.title, body) };
}
