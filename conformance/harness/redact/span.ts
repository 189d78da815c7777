/** A part of a text: its first character and the one after its last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The text with every span replaced; spans that touch become one. */
export function replaceSpans(text: string, spans: readonly Span[], replacement: string): string {
  let shown = '';
  let at = 0;
  let replaced = -1;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from > replaced) shown += `${text.slice(at, from)}${replacement}`;
    replaced = Math.max(replaced, to);
    at = Math.max(at, to);
  }
  return shown + text.slice(at);
}
