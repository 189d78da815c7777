import { escape, page } from './page.js';

export interface Entry {
  readonly title: string;
  readonly about: string;
  readonly file: string;
}

/** The page that lists the others. */
export function indexPage(entries: readonly Entry[]): string {
  const items = entries.map(
    ({ title, about, file }) => `<li><a href="${escape(file)}">${escape(title)}</a> ${escape(about)}</li>`,
  );
  return page(
    'talkspec reference',
    `<p>Unofficial descriptions of two HTTP APIs, kept by hand and checked by the conformance suite.</p>
<ul>
${items.join('\n')}
</ul>`,
  );
}
