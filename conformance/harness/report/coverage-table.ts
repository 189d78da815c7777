import type { Coverage, Measure } from '../coverage/coverage.js';
import { DIMENSIONS, type Dimension } from '../coverage/dimension.js';
import type { RunResults } from '../results.js';
import { coverageLine } from './coverage-line.js';
import { escapeMarkup as escape } from './escape-markup.js';

const TITLES: Readonly<Record<Dimension, string>> = {
  operations: 'Called',
  requestTypes: 'Request types',
  responseTypes: 'Response types',
  parameters: 'Parameters',
  statusClasses: 'Status classes',
  parameterValues: 'Parameter values',
  statuses: 'Statuses',
  requestProperties: 'Request properties',
  responseProperties: 'Response properties',
};

/** What `dimension.ts` says whole, for who reads the page. */
const DEFINITION = `Measured as Restats does, with the levels 0 to 6 of Martin-Lopez et al. 2019. An exchange counts
when its status is documented. Parameters, their values and the types of requests count when sent; properties of
requests and answers when the answer is 2xx, by their path, where * stands for items of a list and keys of a map.
No 5xx is expected, nor a status that no source shows.`;

const figure = ({ covered, documented }: Measure): string => `${String(covered)}/${String(documented)}`;

function missing(measures: Coverage['operations'][string]): string {
  const lists = DIMENSIONS.flatMap((dimension) => {
    const names = measures[dimension]?.missing ?? [];
    if (names.length === 0) return [];
    return [`<p><b>${TITLES[dimension]}</b>: ${names.map((name) => `<code>${escape(name)}</code>`).join(', ')}</p>`];
  });
  return lists.length === 0 ? '' : `<details><summary>what is missing</summary>${lists.join('')}</details>`;
}

function row([operation, measures]: [string, Coverage['operations'][string]]): string {
  const figures = DIMENSIONS.map((dimension) => {
    const measure = measures[dimension];
    return `<td>${measure ? figure(measure) : ''}</td>`;
  });
  return `<tr><th scope="row">${escape(operation)}</th>${figures.join('')}<td>${missing(measures)}</td></tr>`;
}

/** What of each operation was exercised and, by name, what was not. */
export function coverageTable(run: RunResults): string {
  const titles = ['Operation', ...DIMENSIONS.map((dimension) => TITLES[dimension]), 'Missing'];
  const head = `<thead><tr>${titles.map((title) => `<th>${title}</th>`).join('')}</tr></thead>`;
  const rows = Object.entries(run.coverage.operations).map(row).join('\n');
  const summary = `<summary>${escape(coverageLine(run))}</summary><p>${DEFINITION}</p>`;
  return `<details class="coverage">${summary}<table>${head}<tbody>${rows}</tbody></table></details>`;
}
