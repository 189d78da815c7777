const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The page that lists the references. */
export function indexPage(
  pages: readonly { readonly title: string; readonly version: string; readonly file: string }[],
): string {
  const items = pages
    .map((page) => `<li><a href="${escape(page.file)}">${escape(page.title)}</a> ${escape(page.version)}</li>`)
    .join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>talkspec reference</title>
<style>
:root{color-scheme:light dark}
body{font:17px/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}
</style></head>
<body><h1>talkspec reference</h1>
<p>Unofficial descriptions of two HTTP APIs, kept by hand and checked by the conformance suite.</p>
<ul>
${items}
</ul></body></html>
`;
}
