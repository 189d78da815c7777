import type { Results, RunResults } from '../results.js';
import { escapeMarkup as escape } from './escape-markup.js';

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

/** What a failed scenario is in JUnit: where all that it speaks of merely differs, neither run nor case fails. */
function failure(run: RunResults, { claims, reason = '' }: RunResults['scenarios'][number]): string {
  const failed = claims.some((id) => run.claims[id]?.verdict === 'failed');
  return failed || !claims.some((id) => run.claims[id]?.verdict === 'differs')
    ? `<failure message="${escape(reason)}"/>`
    : `<skipped message="${escape(`differs: ${reason}`)}"/>`;
}

function testCase(run: RunResults, scenario: RunResults['scenarios'][number]): string {
  const violations = run.violations.filter((one) => one.scenario === scenario.title);
  const outcome = [
    ...(scenario.status === 'not-run' ? [`<skipped message="${escape(scenario.reason ?? '')}"/>`] : []),
    ...(scenario.status === 'failed' ? [failure(run, scenario)] : []),
    ...violations.map(({ operationId, status, pointer, message }) => {
      const text = escape(`${operationId} ${String(status)} ${pointer}: ${message}`);
      return `<failure type="contract violation" message="${text}"/>`;
    }),
  ];
  const claims = scenario.claims.map((id) => `        <property name="claim" value="${escape(id)}"/>`).join('\n');
  const name = `classname="${escape(`${run.api}.${run.target}`)}" name="${escape(scenario.title)}"`;
  return [
    `    <testcase ${name} time="${seconds(scenario.ms)}">`,
    `      <properties>\n${claims}\n      </properties>`,
    ...outcome.map((line) => `      ${line}`),
    '    </testcase>',
  ].join('\n');
}

function suite(run: RunResults): string {
  const cases = run.scenarios.map((scenario) => testCase(run, scenario));
  const failures = cases.filter((text) => text.includes('<failure ')).length;
  const skipped = cases.filter((text) => text.includes('<skipped ') && !text.includes('<failure ')).length;
  const time = seconds(run.scenarios.reduce((sum, scenario) => sum + scenario.ms, 0));
  const name = escape(`${run.api} on ${run.target}`);
  const counts = `tests="${String(cases.length)}" failures="${String(failures)}" skipped="${String(skipped)}"`;
  return [`  <testsuite name="${name}" ${counts} time="${time}">`, ...cases, '  </testsuite>'].join('\n');
}

/** The results as JUnit XML: a suite per run, a case per scenario, its claims as properties. */
export function toJUnit(results: Results): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="talkspec conformance">',
    ...results.runs.map(suite),
    '</testsuites>',
    '',
  ].join('\n');
}
