import type { Results, RunResults } from '../results.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
// Control characters that XML 1.0 cannot hold at all.
const UNPRINTABLE = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escape = (text: string): string => text.replace(UNPRINTABLE, '\uFFFD').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

function testCase(run: RunResults, scenario: RunResults['scenarios'][number]): string {
  const violations = run.violations.filter((one) => one.scenario === scenario.title);
  const outcome = [
    ...(scenario.status === 'not-run' ? [`<skipped message="${escape(scenario.reason ?? '')}"/>`] : []),
    ...(scenario.status === 'failed' ? [`<failure message="${escape(scenario.reason ?? '')}"/>`] : []),
    ...violations.map((one) => `<failure type="contract violation" message="${escape(`${one.operationId} ${String(one.status)} ${one.pointer}: ${one.message}`)}"/>`),
  ];
  const claims = scenario.claims.map((id) => `        <property name="claim" value="${escape(id)}"/>`).join('\n');
  return [
    `    <testcase classname="${escape(`${run.api}.${run.target}`)}" name="${escape(scenario.title)}" time="${seconds(scenario.ms)}">`,
    `      <properties>\n${claims}\n      </properties>`,
    ...outcome.map((line) => `      ${line}`),
    '    </testcase>',
  ].join('\n');
}

function suite(run: RunResults): string {
  const broken = new Set(run.violations.map((one) => one.scenario));
  const failures = run.scenarios.filter((scenario) => scenario.status === 'failed' || broken.has(scenario.title)).length;
  const skipped = run.scenarios.filter((scenario) => scenario.status === 'not-run').length;
  const time = seconds(run.scenarios.reduce((sum, scenario) => sum + scenario.ms, 0));
  return [
    `  <testsuite name="${escape(`${run.api} on ${run.target}`)}" tests="${String(run.scenarios.length)}" failures="${String(failures)}" skipped="${String(skipped)}" time="${time}">`,
    ...run.scenarios.map((scenario) => testCase(run, scenario)),
    '  </testsuite>',
  ].join('\n');
}

/** The results as JUnit XML: a suite per run, a case per scenario, its claims as properties. */
export function toJUnit(results: Results): string {
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="talkspec conformance">', ...results.runs.map(suite), '</testsuites>', ''].join('\n');
}
