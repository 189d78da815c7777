import type { Span } from './span.js';

interface Place {
  readonly secret: string;
  readonly at: number;
}

/** Spellings that count as one: letters of both cases, both alphabets of base64, a space and the plus of a form. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  // Lower case may be longer; positions have to stay.
  const same = lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return same.replace(/[ -]/g, '+').replaceAll('_', '/');
}

/** Finds every run of characters, of a least length, that a text shares with one of many secrets. */
export class SharedRuns {
  readonly #least: number;
  readonly #probe: number;
  readonly #places = new Map<string, Place[]>();

  constructor(least: number) {
    this.#least = least;
    this.#probe = Math.ceil(least / 2);
  }

  add(secret: string): void {
    const folded = fold(secret);
    for (let at = 0; at + this.#probe <= folded.length; at += 1) {
      const probe = folded.slice(at, at + this.#probe);
      const places = this.#places.get(probe) ?? [];
      places.push({ secret: folded, at });
      this.#places.set(probe, places);
    }
  }

  /** Looks only at every so many characters: a run of the least length holds a whole probe at one of them. */
  find(text: string): Span[] {
    const folded = fold(text);
    const spans: Span[] = [];
    const step = this.#least - this.#probe + 1;
    for (let at = 0; at + this.#probe <= folded.length; at += step) {
      for (const place of this.#places.get(folded.slice(at, at + this.#probe)) ?? []) {
        const span = this.#extend(folded, at, place);
        if (span.to - span.from >= this.#least) spans.push(span);
      }
    }
    return spans;
  }

  #extend(text: string, at: number, place: Place): Span {
    let before = 0;
    const most = Math.min(at, place.at);
    while (before < most && text[at - before - 1] === place.secret[place.at - before - 1]) before += 1;
    let after = this.#probe;
    while (place.at + after < place.secret.length && text[at + after] === place.secret[place.at + after]) after += 1;
    return { from: at - before, to: at + after };
  }
}
