const STYLE = `
:root{color-scheme:light dark}
body{font:17px/1.6 system-ui,sans-serif;max-width:60rem;margin:3rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0}
th,td{border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}
.wide,pre{overflow-x:auto}
code{overflow-wrap:anywhere}
pre{padding:.6rem .8rem;background:color-mix(in srgb,currentColor 7%,transparent);font-size:.85em}`;

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A whole page without a network; the body is markup. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>${STYLE}</style></head>
<body><h1>${escape(title)}</h1>
${body}
</body></html>
`;
