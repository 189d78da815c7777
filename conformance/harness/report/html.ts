import type { Results, RunResults } from '../results.js';
import type { JudgedClaim } from '../verdict.js';
import { coverageTable } from './coverage-table.js';
import { escapeJson, escapeMarkup as escape } from './escape-markup.js';
import { STYLE } from './style.js';

function evidence(claim: JudgedClaim): string {
  if (!claim.evidence) return '';
  return `<details><summary>last request and response</summary><pre>${escapeJson(claim.evidence)}</pre></details>`;
}

function claimRow([id, claim]: [string, JudgedClaim]): string {
  const reason = claim.reason === undefined ? '' : `<p class="reason">${escape(claim.reason)}</p>`;
  const titles = claim.scenarios.map((title) => `<li>${escape(title)}</li>`).join('');
  const summary = `<summary>${String(claim.scenarios.length)} scenarios</summary>`;
  const scenarios = titles === '' ? '' : `<details>${summary}<ul>${titles}</ul></details>`;
  const story = `${escape(claim.text)}${reason}${scenarios}${evidence(claim)}`;
  const cells = [claim.strength, `<b>${claim.verdict}</b>`, story].map((cell) => `<td>${cell}</td>`).join('');
  return `<tr class="${claim.verdict}"><th scope="row">${escape(id)}</th>${cells}</tr>`;
}

/** Failures first: they are what the reader came for. */
const ORDER: readonly JudgedClaim['verdict'][] = ['failed', 'differs', 'not-covered', 'not-verifiable', 'verified'];

function claimTable(run: RunResults): string {
  const rows = Object.entries(run.claims).sort(([, a], [, b]) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  const titles = ['Claim', 'Strength', 'Verdict', 'What is stated, and what was seen'];
  const head = `<thead><tr>${titles.map((title) => `<th>${title}</th>`).join('')}</tr></thead>`;
  return `<table>${head}<tbody>${rows.map(claimRow).join('\n')}</tbody></table>`;
}

function violationList(run: RunResults): string {
  if (run.violations.length === 0) return '<p>No response broke the contract.</p>';
  const items = run.violations.map(({ operationId, status, pointer, message, scenario }) => {
    const where = `<code>${escape(operationId)} ${String(status)} ${escape(pointer)}</code>`;
    return `<li>${where}: ${escape(message)} (in “${escape(scenario)}”)</li>`;
  });
  return `<ul class="violations">${items.join('')}</ul>`;
}

const statusCounts = (statuses: RunResults['operations'][string] = {}): string =>
  Object.entries(statuses)
    .map(([status, count]) => `${status} × ${String(count)}`)
    .join(', ');

function operationTable(run: RunResults): string {
  const answered = [...new Set([...Object.keys(run.operations), ...Object.keys(run.injected)])].sort();
  const rows = answered.map((operation) => {
    const cells = [run.operations, run.injected].map((counts) => `<td>${statusCounts(counts[operation])}</td>`);
    return `<tr><th scope="row">${escape(operation)}</th>${cells.join('')}</tr>`;
  });
  const summary = `<summary>${String(rows.length)} operations answered</summary>`;
  const head = '<thead><tr><th>Operation</th><th>By the service</th><th>Injected by faults</th></tr></thead>';
  return `<details>${summary}<table>${head}<tbody>${rows.join('\n')}</tbody></table></details>`;
}

function counts(run: RunResults): string {
  const verdicts = Object.values(run.claims).map((claim) => claim.verdict);
  return ORDER.map(
    (verdict) =>
      `<li class="${verdict}"><b>${String(verdicts.filter((one) => one === verdict).length)}</b> ${verdict}</li>`,
  ).join('');
}

function section(run: RunResults): string {
  return `<section>
<h2><span class="verdict ${run.verdict}">${run.verdict}</span> ${escape(run.api)} on ${run.target}</h2>
<p>Edition ${escape(run.edition)}, contract ${escape(run.contract.version)} (${escape(run.contract.hash)}),
at ${escape(run.baseUrl)}. Of the MUST claims ${String(run.notVerifiable)} are not verifiable here,
${String(run.notCovered)} are not covered and ${String(run.notSelected)} were not selected.</p>
<ul class="counts">${counts(run)}</ul>
${violationList(run)}
${coverageTable(run)}
${operationTable(run)}
${claimTable(run)}
</section>`;
}

/** The results as one HTML page without outside assets. */
export function toHtml(results: Results): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>talkspec conformance</title><style>${STYLE}</style></head>
<body><h1>talkspec conformance</h1><p>Started ${escape(results.startedAt)}.</p>
${results.runs.map(section).join('\n')}
</body></html>
`;
}
