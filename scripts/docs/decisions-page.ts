import { decisions } from '../../conformance/emulator/worlds.js';
import type { Decision, Decisions } from '../../conformance/emulator/core/decisions.js';
import { loadClaims } from '../../conformance/harness/claims.js';
import { escape, page } from './page.js';

const TITLES: Readonly<Record<string, string>> = { talkjs: 'TalkJS', talkable: 'Talkable' };

function row(name: string, { ids, choices, question, reason }: Decision, source: string): string {
  const [standard, ...others] = choices.map((choice) => `<code>${escape(choice)}</code>`);
  const cells = [
    escape(ids.join(', ')),
    `<code>${escape(name)}</code>`,
    escape(question),
    reason === undefined ? `${standard ?? ''} (default), ${others.join(', ')}` : escape(`no choice: ${reason}`),
    escape(source),
  ];
  return `<tr id="${escape(ids[0])}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function table(api: string, rows: Decisions): string {
  const sources = new Map(loadClaims(api).map(({ id, source }) => [id, source.join(', ')]));
  const body = Object.entries(rows).map(([name, one]) => row(name, one, sources.get(one.ids[0]) ?? ''));
  return `<h2>${escape(TITLES[api] ?? api)}</h2>
<div class="wide"><table><tr><th>Claim</th><th>Name</th><th>Question</th><th>Choices</th><th>Source</th></tr>
${body.join('\n')}
</table></div>`;
}

/** The page of what no source settles, and how the emulator can be told to behave. */
export const decisionsPage = (): string =>
  page(
    'What the emulator decides',
    `<p>No source settles these matters. The emulator behaves by the default, and says so in the header
<code>talkspec-assumed</code> of an answer. Another choice is made by name:
<code>createEmulator({ talkjs: { apps, decisions: { overRangeLimit: 'clamp' } } })</code>, or
<code>talkspec emulator --decide overRangeLimit=clamp</code>.</p>
${Object.entries(decisions)
  .map(([api, rows]) => table(api, rows))
  .join('\n')}`,
  );
