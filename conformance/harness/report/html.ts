import type { Results, RunResults } from '../results.js';
import type { JudgedClaim } from '../verdict.js';
import { escapeJson, escapeMarkup as escape } from './escape-markup.js';
import { STYLE } from './style.js';

function evidence(claim: JudgedClaim): string {
  if (!claim.evidence) return '';
  return `<details><summary>last request and response</summary><pre>${escapeJson(claim.evidence)}</pre></details>`;
}

function claimRow([id, claim]: [string, JudgedClaim]): string {
  const reason = claim.reason === undefined ? '' : `<p class="reason">${escape(claim.reason)}</p>`;
  const scenarios =
    claim.scenarios.length === 0
      ? ''
      : `<details><summary>${String(claim.scenarios.length)} scenarios</summary><ul>${claim.scenarios.map((title) => `<li>${escape(title)}</li>`).join('')}</ul></details>`;
  return `<tr class="${claim.verdict}"><th scope="row">${escape(id)}</th><td>${claim.strength}</td><td><b>${claim.verdict}</b></td><td>${escape(claim.text)}${reason}${scenarios}${evidence(claim)}</td></tr>`;
}

/** Failures first: they are what the reader came for. */
const ORDER: readonly JudgedClaim['verdict'][] = ['failed', 'differs', 'not-covered', 'not-verifiable', 'verified'];

function claimTable(run: RunResults): string {
  const rows = Object.entries(run.claims).sort(([, a], [, b]) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return `<table><thead><tr><th>Claim</th><th>Strength</th><th>Verdict</th><th>What is stated, and what was seen</th></tr></thead><tbody>${rows.map(claimRow).join('\n')}</tbody></table>`;
}

function violationList(run: RunResults): string {
  if (run.violations.length === 0) return '<p>No response broke the contract.</p>';
  return `<ul class="violations">${run.violations
    .map(
      (one) =>
        `<li><code>${escape(one.operationId)} ${String(one.status)} ${escape(one.pointer)}</code>: ${escape(one.message)} (in “${escape(one.scenario)}”)</li>`,
    )
    .join('')}</ul>`;
}

function operationTable(run: RunResults): string {
  const rows = Object.entries(run.operations)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([operation, statuses]) =>
        `<tr><th scope="row">${escape(operation)}</th><td>${Object.entries(statuses)
          .map(([status, count]) => `${status} × ${String(count)}`)
          .join(', ')}</td></tr>`,
    );
  return `<details><summary>${String(rows.length)} operations exercised</summary><table><tbody>${rows.join('\n')}</tbody></table></details>`;
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
<p>Edition ${escape(run.edition)}, contract ${escape(run.contract.version)} (${escape(run.contract.hash)}), at ${escape(run.baseUrl)}. Of the MUST claims ${String(run.notVerifiable)} are not verifiable here, ${String(run.notCovered)} are not covered and ${String(run.notSelected)} were not selected.</p>
<ul class="counts">${counts(run)}</ul>
${violationList(run)}
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
